import { describe, expect, it } from 'vitest';
import { entryOf, failedEntry } from '../model/entry.fixture';
import { EvidenceMatcher, type EvidencePlacement, WORKER_WAIT_MS } from './evidence-matcher';
import { collectRequestEvidence, type RequestEvidencePorts, type StoredMatcherState } from './request-evidence';
import { webRequestOf } from './web-request.fixture';
import events from './web-request-events.fixture.json' with { type: 'json' };

const UNRECORDED_TAB = 99;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A browser whose time is moved by hand. */
function browser(saved: StoredMatcherState | null = null) {
  const listeners = new Map<string, (details: object) => undefined>();
  const webRequest = webRequestOf((event) => ({
    addListener: (listener: (details: object) => undefined) => void listeners.set(event, listener),
    removeListener: () => void listeners.delete(event),
  }));
  let at = 0;
  let sleepers: { until: number; wake(): void }[] = [];
  const storage = { state: saved, saves: 0 };
  const settled: { tabId: number; placement: EvidencePlacement }[] = [];
  const matcher = new EvidenceMatcher();
  const ports: RequestEvidencePorts = {
    webRequest,
    matcher,
    storage: {
      load: async () => storage.state,
      save: async (state) => {
        storage.state = state;
        storage.saves++;
      },
    },
    now: () => at,
    delay: (milliseconds) => new Promise((wake) => sleepers.push({ until: at + milliseconds, wake })),
    isRecorded: async ({ tabId }) => tabId !== UNRECORDED_TAB,
    settle: async (tabId, placements) => {
      for (const placement of placements) if (placement.to !== 'nobody-yet') settled.push({ tabId, placement });
    },
  };
  const gathering = collectRequestEvidence(ports);
  return {
    matcher,
    shelf: storage,
    settled,
    gathering,
    async pass(milliseconds: number) {
      at += milliseconds;
      const due = sleepers.filter(({ until }) => until <= at);
      sleepers = sleepers.filter(({ until }) => until > at);
      for (const { wake } of due) wake();
      await turn();
    },
    async happen(name: keyof typeof events, change: object = {}) {
      for (const [event, details] of events[name]) listeners.get(String(event))?.({ ...Object(details), ...change });
      await turn();
    },
  };
}

const begun = Object(events.refusedWith403[0]?.[1]).timeStamp;
const record = {
  ...failedEntry(null, { key: 'page:1', url: 'ws://localhost:8080/s403' }).record,
  createdAt: begun - 2,
  endedAt: begun + 9,
};
const source = { ...entryOf().source, tabId: 2, frameId: 0, documentId: null };

describe('gatherRequestEvidence', () => {
  it('gives evidence to the record that waits for it', async () => {
    const { matcher, happen, settled } = browser();
    matcher.take(source, record, record.endedAt);
    await happen('refusedWith403');
    expect(settled).toMatchObject([
      { tabId: 2, placement: { to: 'record', key: 'page:1', evidence: { status: 403 } } },
    ]);
  });

  it('makes a row of a failure that no record claims, in its own time', async () => {
    const { happen, pass, settled } = browser();
    await happen('refusedWith403');
    await pass(WORKER_WAIT_MS - 1);
    expect(settled).toEqual([]);
    await pass(1);
    expect(settled).toMatchObject([{ tabId: 2, placement: { to: 'itself', record: { outcome: { kind: 'unseen' } } } }]);
  });

  it('waits for the end of a socket that was accepted', async () => {
    const { matcher, happen, pass, settled } = browser();
    await happen('accepted');
    await pass(WORKER_WAIT_MS * 100);
    expect(settled).toEqual([]);
    expect(matcher.state.evidence).toHaveLength(1);
  });

  it('makes a row of a socket that a worker opened, once Firefox is known to name the documents of others', async () => {
    const ofWorker = { documentId: undefined, requestId: '77' };
    const before = browser();
    await before.happen('accepted', ofWorker);
    expect(before.settled).toEqual([]);
    await before.happen('refusedWith403');
    await before.happen('accepted', { ...ofWorker, requestId: '78' });
    const row = { tabId: 2, placement: { to: 'itself', record: { outcome: { kind: 'unseen' } } } };
    expect(before.settled).toMatchObject([row]);

    await before.pass(1_000);
    const after = browser(before.shelf.state);
    await after.happen('accepted', ofWorker);
    expect(after.settled).toMatchObject([row]);
  });

  it('leaves out workers that belong to no tab', async () => {
    const { matcher, happen, pass, settled } = browser();
    await happen('refusedWith403', { tabId: -1 });
    await pass(WORKER_WAIT_MS);
    expect(settled).toEqual([]);
    expect(matcher.state.evidence).toEqual([]);
  });

  it('goes on after the background was stopped', async () => {
    const before = browser();
    await before.happen('refusedWith403');
    await before.happen('accepted');
    await before.pass(1_000);
    expect(before.shelf.saves).toBe(1);

    const after = browser(before.shelf.state);
    await after.gathering.ready;
    expect(after.matcher.take(source, record, record.endedAt)).toMatchObject({ status: 403 });
    after.gathering.changed();
    await after.pass(1_000);
    expect(after.shelf.state?.evidence).toHaveLength(1);
  });

  it('makes a row of what nobody claimed before the background was stopped', async () => {
    const before = browser();
    await before.happen('refusedWith403');
    await before.pass(1_000);
    const after = browser(before.shelf.state);
    await after.gathering.ready;
    await after.pass(WORKER_WAIT_MS);
    expect(after.settled).toMatchObject([{ placement: { to: 'itself' } }]);
  });

  it('hears nothing when it was stopped', async () => {
    const { matcher, gathering, happen } = browser();
    gathering.stop();
    await happen('refusedWith403');
    expect(matcher.state.evidence).toEqual([]);
  });
});

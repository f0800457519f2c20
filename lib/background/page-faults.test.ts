import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createReportQueue } from '../content-script/report-queue';
import type { PendingReport } from '../content-script/socket-watch';
import { EvidenceMatcher } from '../evidence/evidence-matcher';
import type { Journal } from '../model/journal';
import type { RawFrame, RawSocket } from '../protocol/raw-events';
import { FRAME, rawSocket } from '../protocol/raw-events.fixture';
import { ingestRecords, parseRecordsMessage, sourceOf } from './ingest';
import { openIndexedDbJournal } from './journal/indexed-db';
import { openSessionJournal, type SessionArea } from './journal/session-storage';

/**
 * The way of an event from the page's queue to the store, with a fault at every step of it in turn. Whatever goes wrong,
 * every event is there once in the end, or counted as dropped.
 */
const OWN = 'chrome-extension://abc/';
const TAB = 7;
const EARLIER_FRAME: RawFrame = { ...FRAME, token: 'zyxwvutsrqpon' };
const SENDER = { tab: { id: TAB, incognito: false }, frameId: 0, url: 'https://app.example/' };
/** Events that are there before, of which some are let go in the course of each case. */
const EARLIER = 8;
const KEPT = 12;
const EVENTS = 9;
const ALL = EARLIER + EVENTS;

const socket = (seq: number, revision = 1): RawSocket =>
  rawSocket({ seq, revision, end: { kind: 'close', code: 4000, reason: String(seq), wasClean: true } });
const report = (seq: number, revision = 1): PendingReport => {
  const raw = socket(seq, revision);
  return { seq, revision, end: raw.end, read: () => raw };
};

/** Decides at each step of a worker, before it and after it, whether the worker is stopped there. */
type Stop = (step: number, when: 'before' | 'after') => boolean;

interface Store {
  /** As this life of the worker has it: every step that it takes there is a step of that life. */
  open(life: Life): Journal;
}

/** One life of the worker: nothing that it began goes on behind its end. */
class Life {
  steps = 0;
  isOver = false;
  constructor(readonly stop: Stop = () => false) {}

  /** @throws where the worker is stopped */
  step(when: 'before' | 'after'): void {
    if (when === 'before') this.steps++;
    this.isOver ||= this.stop(this.steps, when);
    if (this.isOver) throw new DOMException('The worker was stopped.', 'AbortError');
  }
}

function sessionStore(): Store {
  const items = new Map<string, unknown>();
  return {
    open(life) {
      async function step<Result>(work: () => Result): Promise<Result> {
        life.step('before');
        await null;
        const result = work();
        life.step('after');
        return result;
      }
      const area: SessionArea = {
        get: (keys) =>
          step(() => {
            const names = keys ?? [...items.keys()];
            return structuredClone(
              Object.fromEntries(names.flatMap((key) => (items.has(key) ? [[key, items.get(key)]] : []))),
            );
          }),
        set: (added) =>
          step(() => {
            for (const [key, value] of Object.entries(structuredClone(added))) items.set(key, value);
          }),
        remove: (keys) =>
          step(() => {
            for (const key of keys) items.delete(key);
          }),
      };
      return openSessionJournal(area, () => KEPT);
    },
  };
}

let databases = 0;
/** A life has a connection of its own. */
const lives = new WeakMap<IDBDatabase, Life>();
let opening = new Life();

/** Every request of a transaction is a step; a worker that is stopped takes its transaction with it. */
function watchRequests(): void {
  const { get, put } = IDBObjectStore.prototype;
  const around = <Args extends unknown[]>(native: (this: IDBObjectStore, ...args: Args) => IDBRequest) =>
    function (this: IDBObjectStore, ...args: Args): IDBRequest {
      const { transaction } = this;
      const life = lives.get(transaction.db) ?? opening;
      lives.set(transaction.db, life);
      const step = (when: 'before' | 'after'): void => {
        if (life.isOver) return;
        try {
          life.step(when);
        } catch {
          // Not within the call: two requests are made at once, and the second must not throw.
          queueMicrotask(() => transaction.abort());
        }
      };
      const request = native.apply(this, args);
      step('before');
      request.addEventListener('success', () => step('after'));
      return request;
    };
  vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(around(get));
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(around(put));
}

function diskStore(): Store {
  const name = `faults-${++databases}`;
  return {
    open(life) {
      opening = life;
      return openIndexedDbJournal(() => KEPT, name);
    },
  };
}

const STORES: [name: string, open: () => Store][] = [
  ['on disk', diskStore],
  ['in memory', sessionStore],
];

let cases = 0;
let checked = 0;
afterAll(() => console.log(`  faults on the way to the store: ${cases} cases, ${checked} events checked`));
beforeAll(watchRequests);

/** Delivers events through workers that are stopped as told, each followed by a new one; the last one lives. */
async function deliver(store: Store, stops: readonly Stop[], fault: Partial<Faults> = {}): Promise<Life> {
  await fill(store.open(new Life()));
  let born = 0;
  let life = new Life(stops[0]);
  const first = life;
  let journal = store.open(life);
  let matcher = new EvidenceMatcher();
  let clock = 10_000;

  async function background(message: object): Promise<unknown> {
    if (life.isOver) {
      life = new Life(stops[++born]);
      journal = store.open(life);
      matcher = new EvidenceMatcher();
    }
    const own = life;
    own.step('before');
    const read = parseRecordsMessage(message, OWN);
    const source = sourceOf(SENDER, 'chromium');
    if (!read || !source) throw new Error('not read');
    await fault.beforeWrite?.();
    clock += fault.clockStep ?? 1;
    const { receipt } = await ingestRecords(journal, matcher, source, read, clock);
    // Stored, and the answer is lost.
    own.step('after');
    return receipt;
  }

  let turns = 0;
  const reports = createReportQueue({
    frame: FRAME,
    runtime: { id: 'hangup', sendMessage: (message) => background(structuredClone(message)) },
    delay: async () => {
      if (++turns > 200) throw new Error('It does not come to an end.');
    },
    turn: async () => {},
    losses: { dropped: 0, failures: 0 },
  });
  for (let seq = 1; seq <= 4; seq++) reports.add(report(seq));
  await settled();
  // A later version of one that is stored, one whose message is under way when the page goes, and a burst.
  reports.add(report(2, 2));
  reports.add(report(5));
  reports.flush();
  for (let seq = 6; seq <= EVENTS; seq++) reports.add(report(seq));
  await settled();

  await expectAll(store.open(new Life()));
  return first;
}

async function fill(journal: Journal): Promise<void> {
  const sockets = Array.from({ length: EARLIER }, (_, index) => socket(index + 1));
  const read = parseRecordsMessage({ type: 'records', frame: EARLIER_FRAME, sockets, dropped: 0, failures: 0 }, OWN);
  const source = sourceOf(SENDER, 'chromium');
  if (!read || !source) throw new Error('not read');
  await ingestRecords(journal, new EvidenceMatcher(), source, read, 9_000);
}

interface Faults {
  beforeWrite(): Promise<void>;
  /** Milliseconds that the wall clock goes on with each message. */
  clockStep: number;
}

/** Turns enough for what is under way; what comes of it is waited for in {@link expectAll}. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await new Promise((resolve) => setImmediate(resolve));
}

async function expectAll(journal: Journal): Promise<void> {
  const reported = async () => {
    const { held, dropped } = await journal.tab(TAB);
    return held + dropped;
  };
  await expect.poll(reported).toBe(ALL);
  const tab = await journal.tab(TAB);
  const entries = await journal.since(TAB, 0);
  cases++;
  checked += ALL;
  expect(entries).toHaveLength(tab.held);
  expect(tab).toMatchObject({ held: KEPT, dropped: ALL - KEPT, ends: { 4000: ALL } });
  const distinct = (values: readonly unknown[]) => expect(new Set(values).size).toBe(values.length);
  distinct(entries.map(({ record }) => record.key));
  distinct(entries.map(({ order }) => order));
  distinct(entries.map(({ change }) => change));
  expect(Math.max(...entries.map(({ change }) => change))).toBeLessThanOrEqual(tab.lastChange);
  // What was let go is the oldest.
  expect(new Set(entries.slice(0, KEPT - EVENTS).map(({ record }) => record.key))).toEqual(
    new Set(Array.from({ length: KEPT - EVENTS }, (_, index) => `${EARLIER_FRAME.token}:${ALL - KEPT + 1 + index}`)),
  );
}

describe.each(STORES)('a log %s', (_name, open) => {
  it.each(['before', 'after'] as const)(
    'has every event once, whichever step the worker is stopped %s',
    async (when) => {
      const { steps } = await deliver(open(), []);
      expect(steps).toBeGreaterThan(10);
      for (let step = 1; step <= steps; step++) {
        await deliver(open(), [(at, moment) => at === step && moment === when]);
      }
    },
  );

  it('has every event once, however often workers are stopped, wherever', async () => {
    const moment = fc.record({ step: fc.integer({ min: 1, max: 40 }), when: fc.constantFrom('before', 'after') });
    await fc.assert(
      fc.asyncProperty(fc.array(moment, { maxLength: 6 }), async (moments) => {
        const stops = moments.map(
          ({ step, when }): Stop =>
            (at, reported) =>
              at === step && reported === when,
        );
        await deliver(open(), stops);
      }),
      { numRuns: 40 },
    );
  });

  it('has every event once while the clock is set back', async () => {
    await deliver(open(), [], { clockStep: -3_600_000 });
  });

  it('has every event once after a store that refused to write for a while', async () => {
    let refusals = 7;
    await deliver(open(), [], {
      async beforeWrite() {
        if (refusals-- > 0) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      },
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HandshakeEvidence } from '../model/entry';
import { entryOf, failedEntry } from '../model/entry.fixture';
import { isEndUnknown } from '../model/outcome';
import { parseRecord } from '../model/parse';
import type { SocketRecord } from '../model/record';
import type { EvidenceItem } from '../protocol/messages';
import type { Origin } from './evidence-matcher';
import { EvidenceMatcher } from './evidence-matcher';
import entries from './har-entries.fixture.json' with { type: 'json' };
import { evidenceFromHar } from './har-entry';

const AT = Date.UTC(2026, 10, 22, 10);
const URL = 'wss://chat.example:8443/live?room=1';
const { source } = entryOf();
const origin: Origin = { tabId: 1, frameId: 0, documentId: null, frameUrl: null, private: false };

/** What `webRequest` tells of a handshake that began and was answered so many milliseconds after AT. */
function answer(
  begun: number,
  answered: number,
  evidence: Partial<HandshakeEvidence> = {},
  id = `r${begun}`,
): EvidenceItem {
  const merged: HandshakeEvidence = {
    source: 'webRequest',
    match: 'order',
    failure: null,
    status: 101,
    statusText: null,
    requestHeaders: null,
    responseHeaders: null,
    serverAddress: null,
    initiator: null,
    startedAt: AT + begun,
    timings: { wait: answered - begun },
    traffic: null,
    ...evidence,
  };
  const ended = merged.failure !== null || merged.status !== 101;
  return { key: null, url: URL, id, endedAt: ended ? AT + answered : null, evidence: merged };
}

function failed(key: string, created: number, ended: number): SocketRecord {
  return failedEntry(null, { key, createdAt: AT + created, endedAt: AT + ended }).record;
}

function opened(key: string, created: number, open: number, ended: number): SocketRecord {
  return entryOf({ key, createdAt: AT + created, openedAt: AT + open, endedAt: AT + ended }).record;
}

describe('evidence with a key', () => {
  it('goes to the record of that key, whatever else is waiting', () => {
    const matcher = new EvidenceMatcher();
    matcher.take(source, failed('other:1', 0, 10), AT + 20);
    const item = { ...answer(0, 10), key: 'k3j9x0q2mz41:4' };
    expect(matcher.offer(origin, item, AT + 20)).toMatchObject({
      to: 'record',
      tabId: 1,
      key: 'k3j9x0q2mz41:4',
      evidence: { match: 'key' },
    });
  });
});

describe("evidence of Chromium's Network log without a key", () => {
  it("is never given to a page's record, however alike", () => {
    const item = evidenceFromHar(entries.workerRefusedWith403);
    if (!item) throw new Error('no entry');
    const matcher = new EvidenceMatcher();
    matcher.take(source, { ...failed('page:1', 0, 10), url: item.url }, AT + 20);
    expect(matcher.offer(origin, item, AT + 20)).toMatchObject({ to: 'itself', evidence: { match: 'key' } });
  });

  it('becomes a record that the log can hold, the same one each time', () => {
    for (const entry of [entries.workerRefusedWith403, entries.serviceWorkerClosed]) {
      const item = evidenceFromHar(entry);
      if (!item) throw new Error('no entry');
      const [first, second] = [1, 2].map((later) => new EvidenceMatcher().offer(origin, item, AT + later));
      if (first?.to !== 'itself' || second?.to !== 'itself') throw new Error('not a row of its own');
      expect(parseRecord(first.record)).toEqual({ record: first.record });
      expect(second.record.key).toBe(first.record.key);
      expect(first.record).toMatchObject({
        url: item.url,
        outcome: { kind: 'unseen' },
        createdAt: item.evidence.startedAt,
      });
    }
  });

  it('tells of a socket of a worker that opened when it opened and when it ended', () => {
    const item = evidenceFromHar(entries.serviceWorkerClosed);
    const placed = item && new EvidenceMatcher().offer(origin, item, AT);
    if (placed?.to !== 'itself') throw new Error('not a row of its own');
    const { createdAt, openedAt, endedAt, document } = placed.record;
    expect(endedAt - createdAt).toBeCloseTo(entries.serviceWorkerClosed.time, 2);
    // How long the handshake took cannot be told: Chromium's `wait` ends with the last message.
    expect(openedAt).toBe(createdAt);
    expect(document).toMatchObject({ url: 'http://localhost:8080/sw.js', top: false });
  });

  it("does not take a worker's improper 101 for one that opened", () => {
    const failure = "Error during WebSocket handshake: Incorrect 'Sec-WebSocket-Accept' header value";
    const item = evidenceFromHar({
      ...entries.workerRefusedWith403,
      _webSocketMessages: [{ type: 'error', time: 1, opcode: -1, data: failure }],
    });
    const placed = item && new EvidenceMatcher().offer(origin, item, AT);
    expect(placed).toMatchObject({ to: 'itself', evidence: { status: 101, failure }, record: { openedAt: null } });
  });

  it('goes by URL where the log has no stack', () => {
    const item = evidenceFromHar({ ...entries.connectionRefused, _initiator: null });
    if (!item) throw new Error('no entry');
    const matcher = new EvidenceMatcher();
    expect(matcher.take(source, { ...failed('other:1', 0, 10), url: 'ws://elsewhere/' }, AT)).toBeNull();
    expect(matcher.take(source, { ...failed('page:1', 0, 10), url: item.url }, AT)).toBeNull();
    expect(matcher.offer({ ...origin, frameId: null }, item, AT)).toMatchObject({
      to: 'record',
      key: 'page:1',
      evidence: { match: 'order', failure: item.evidence.failure },
    });
  });
});

describe('evidence without a key', () => {
  it('waits for its record', () => {
    const matcher = new EvidenceMatcher();
    expect(matcher.offer(origin, answer(2, 8, { status: 403 }), AT + 9)).toEqual({ to: 'nobody-yet' });
    expect(matcher.take(source, failed('page:1', 0, 10), AT + 12)).toMatchObject({ status: 403, match: 'order' });
    expect(matcher.take(source, failed('page:2', 0, 10), AT + 12)).toBeNull();
  });

  it('goes to a record that came before it', () => {
    const matcher = new EvidenceMatcher();
    matcher.take(source, failed('page:1', 0, 10), AT + 12);
    expect(matcher.offer(origin, answer(2, 8, { status: 403 }), AT + 13)).toMatchObject({
      to: 'record',
      key: 'page:1',
    });
    expect(matcher.offer(origin, answer(2, 8, { status: 403 }, 'again'), AT + 13)).toEqual({ to: 'nobody-yet' });
  });

  it('of a socket that opened waits until that has ended', () => {
    const matcher = new EvidenceMatcher();
    matcher.offer(origin, answer(2, 8), AT + 9);
    expect(matcher.expire(AT + 3_600_000)).toEqual([]);
    expect(matcher.take(source, opened('page:1', 0, 10, 3_600_000), AT + 3_600_001)).toMatchObject({ status: 101 });
  });

  it.each<[what: string, record: SocketRecord, from: Partial<Origin>]>([
    ['another tab', failed('page:1', 0, 10), { tabId: 2 }],
    ['another frame', failed('page:1', 0, 10), { frameId: 7 }],
    ['another URL', { ...failed('page:1', 0, 10), url: 'wss://chat.example/other' }, {}],
    ['a request made before the constructor was called', failed('page:1', 1_000, 1_010), {}],
    ['a result that the page had before the answer came', { ...failed('page:1', -900, -890) }, {}],
    ['a refused handshake for a socket that opened', opened('page:1', 0, 10, 20), {}],
    [
      'a constructor that threw',
      { ...failed('page:1', 0, 10), outcome: { kind: 'constructor-threw', name: 'x', message: '', policy: null } },
      {},
    ],
    [
      'a handshake that the page cancelled: Firefox tells nothing of those',
      {
        ...failed('page:1', 0, 10),
        closeCall: { at: AT + 9, state: 'connecting', code: null, reason: null, codeType: null, stack: null },
      },
      {},
    ],
  ])('is not for %s', (_what, record, from) => {
    const matcher = new EvidenceMatcher();
    matcher.offer({ ...origin, ...from }, answer(2, 8, { status: 403 }), AT + 9);
    expect(matcher.take(source, record, record.endedAt)).toBeNull();
  });

  it('is not for an earlier document of the same frame', () => {
    const matcher = new EvidenceMatcher();
    matcher.offer({ ...origin, documentId: 'B' }, answer(2, 8, { status: 403 }), AT + 9);
    expect(matcher.take({ ...source, documentId: 'A' }, failed('page:1', 0, 10), AT + 9)).toBeNull();
    expect(matcher.take({ ...source, documentId: 'B' }, failed('page:2', 0, 10), AT + 9)).not.toBeNull();
  });

  it("finds its record though the page's clock stood still while the computer slept", () => {
    const matcher = new EvidenceMatcher();
    const slept = 3_600_000;
    matcher.offer(origin, answer(slept, slept + 6, { status: 403 }), AT + slept + 7);
    expect(matcher.take(source, failed('page:1', 0, 10), AT + slept + 20)).toMatchObject({ status: 403 });
  });

  it("that no record claims is of a worker's socket, but only when there was time to claim it", () => {
    const matcher = new EvidenceMatcher();
    matcher.offer(origin, answer(0, 5, { status: 403 }), AT + 6);
    expect(matcher.expire(AT + 10_005)).toEqual([]);
    expect(matcher.expire(AT + 10_006)).toMatchObject([
      { to: 'itself', evidence: { status: 403 }, record: { endedAt: AT + 5 } },
    ]);
    expect(matcher.expire(AT + 99_999)).toEqual([]);
  });

  it("is never for a page's record where it is known to be of a worker", () => {
    const matcher = new EvidenceMatcher();
    const ofWorker = { ...origin, worker: true };
    matcher.take(source, failed('page:1', 0, 10), AT + 12);
    expect(matcher.offer(ofWorker, answer(2, 8, { status: 403 }), AT + 13)).toMatchObject({ to: 'itself' });
    expect(matcher.state.evidence).toEqual([]);
  });

  it("of a worker's socket that was accepted is a row that ends where it opened: nobody tells of its end", () => {
    const ofWorker = { ...origin, worker: true };
    const accepted = { ...answer(2, 8), endedAt: null };
    const placed = new EvidenceMatcher().offer(ofWorker, accepted, AT + 5_000);
    if (placed.to !== 'itself') throw new Error('not a row of its own');
    expect(placed.record).toMatchObject({ openedAt: AT + 8, endedAt: AT + 8 });
    expect(isEndUnknown(placed.record)).toBe(true);
  });

  it('is the same evidence when it is offered twice', () => {
    const matcher = new EvidenceMatcher();
    matcher.offer(origin, answer(0, 5, { status: 403 }), AT + 6);
    matcher.offer(origin, answer(0, 5, { status: 403 }), AT + 7);
    expect(matcher.expire(AT + 60_000)).toHaveLength(1);
  });

  it('of handshakes to one URL, one after the other, is told apart by its time, in whatever order records come', () => {
    const statuses = [403, 502, 429, 500, 404, 503];
    fc.assert(
      fc.property(
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
        fc.array(fc.integer({ min: 4, max: 60 }), { minLength: 6, maxLength: 6 }),
        (arrival, took) => {
          const matcher = new EvidenceMatcher();
          const answers = took.map((_, index) => took.slice(0, index + 1).reduce((sum, one) => sum + one, 0));
          for (const [index, answered] of answers.entries()) {
            const begun = answered - (took[index] ?? 0);
            matcher.offer(
              origin,
              answer(begun, answered, { status: statuses[index] ?? 0 }, `r${index}`),
              AT + answered,
            );
          }
          const found = arrival.map((index) => {
            // All were constructed at once; the page learned of each a millisecond after its answer.
            const record = failed(`page:${index}`, -1, (answers[index] ?? 0) + 1);
            return matcher.take(source, record, AT + 400)?.status;
          });
          expect(found).toEqual(arrival.map((index) => statuses[index]));
        },
      ),
      { seed: 6455 },
    );
  });
});

describe('the desk', () => {
  it('lets the oldest evidence go at its limit, and counts it', () => {
    const matcher = new EvidenceMatcher();
    for (let index = 0; index < 1_005; index++) {
      matcher.offer(origin, answer(index, index + 1, { status: 403 }, `r${index}`), AT + index);
    }
    expect(matcher.state.evidence).toHaveLength(1_000);
    expect(matcher.state.dropped).toBe(5);
    for (let index = 0; index < 1_005; index++) {
      matcher.take(source, { ...failed(`page:${index}`, 0, 10), url: 'wss://chat.example/unanswered' }, AT + 10);
    }
    expect(matcher.state.claims).toHaveLength(1_000);
  });

  it('takes up what an earlier desk left, and nothing twice', () => {
    const before = new EvidenceMatcher();
    before.offer(origin, answer(2, 8, { status: 403 }), AT + 9);
    before.take(source, failed('page:9', 5_000, 5_010), AT + 5_012);
    const after = new EvidenceMatcher();
    after.resume(JSON.parse(JSON.stringify(before.state)));
    after.resume(before.state);
    expect(after.state).toEqual(before.state);
    expect(after.take(source, failed('page:1', 0, 10), AT + 12)).toMatchObject({ status: 403 });
    expect(after.offer(origin, answer(5_002, 5_008, { status: 502 }), AT + 5_013)).toMatchObject({ key: 'page:9' });
  });

  it('forgets a tab that went', () => {
    const matcher = new EvidenceMatcher();
    matcher.offer(origin, answer(2, 8, { status: 403 }), AT + 9);
    matcher.take(source, failed('page:1', 900, 910), AT + 912);
    matcher.forget(1);
    expect(matcher.state).toEqual({ evidence: [], claims: [], dropped: 0 });
  });
});

import { describe, expect, it } from 'vitest';
import type { RawEnd, RecordsMessage } from '../protocol/raw-events';
import { FRAME, rawSocket } from '../protocol/raw-events.fixture';
import { createDelivery, type Delivery } from './delivery';
import type { PendingReport } from './socket-watch';

const CLEAN: RawEnd = { kind: 'close', code: 1000, reason: '', wasClean: true };
const report = (seq: number, revision = 1, end = CLEAN): PendingReport => ({
  seq,
  revision,
  end,
  read: () => rawSocket({ seq, revision, end }),
});

type Answer = (message: RecordsMessage) => unknown;

const storeAll: Answer = ({ sockets }) => ({ stored: sockets.map(({ seq, revision }) => `${seq}@${revision}`) });

/** A background that answers as told, message after message; the last answer goes on. */
function background(...answers: Answer[]) {
  const messages: RecordsMessage[] = [];
  const delays: number[] = [];
  let failures = 0;
  let connected = true;
  const delivery: Delivery = createDelivery({
    frame: FRAME,
    async send(message) {
      messages.push(structuredClone(message));
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      return answer?.(message);
    },
    isConnected: () => connected,
    delay: async (milliseconds) => {
      delays.push(milliseconds);
    },
    turn: async () => {},
    failures: () => failures,
    dropped: () => 0,
  });
  return {
    delivery,
    messages,
    delays,
    fail: () => failures++,
    disconnect: () => {
      connected = false;
    },
    /** Until nothing more is sent. */
    async settled() {
      for (let seen = -1; seen !== messages.length; ) {
        seen = messages.length;
        for (let turn = 0; turn < 20; turn++) await null;
      }
    },
  };
}

const rejects: Answer = () => {
  throw new Error('the worker was stopped');
};
/** Milliseconds after a message in which what ends is gathered for the next. */
const GATHERING = 100;

const seqs = (message: RecordsMessage | undefined) => message?.sockets.map(({ seq }) => seq);

describe('delivery', () => {
  it('sends what ends in one task in one message', async () => {
    const { delivery, messages, settled } = background(storeAll);
    delivery.add(report(1));
    delivery.add(report(2));
    await settled();
    expect(messages.map(seqs)).toEqual([[1, 2]]);
  });

  it('sends again, later each time, until the background has answered', async () => {
    const { delivery, messages, delays, settled } = background(rejects, rejects, () => undefined, storeAll);
    delivery.add(report(1));
    await settled();
    expect(messages.map(seqs)).toEqual([[1], [1], [1], [1]]);
    expect(delays).toEqual([100, 200, 400, GATHERING]);
  });

  it('sends only what the answer did not name', async () => {
    const storeFirst: Answer = () => ({ stored: ['1@1'] });
    const { delivery, messages, settled } = background(storeFirst, storeAll);
    delivery.add(report(1));
    delivery.add(report(2));
    await settled();
    expect(messages.map(seqs)).toEqual([[1, 2], [2]]);
  });

  it('takes a later revision for another delivery', async () => {
    const { delivery, messages, settled } = background(() => ({ stored: ['1@1'] }), storeAll);
    delivery.add(report(1, 1));
    delivery.add(report(1, 2));
    await settled();
    expect(messages.at(-1)?.sockets.map(({ revision }) => revision)).toEqual([2]);
  });

  it('tells in each message how many failures and dropped ends there were so far, so that none is lost with it', async () => {
    const { delivery, messages, fail, settled } = background(rejects, storeAll);
    fail();
    delivery.add(report(1));
    await settled();
    delivery.add(report(2));
    await settled();
    expect(messages.map(({ failures }) => failures)).toEqual([1, 1, 1]);
  });

  it('holds at most 5,000 ends, the newest, and counts the others', async () => {
    const { delivery, messages, settled } = background(storeAll);
    for (let seq = 1; seq <= 5_003; seq++) delivery.add(report(seq));
    await settled();
    expect(messages.flatMap(seqs)).toEqual(Array.from({ length: 5_000 }, (_, index) => index + 4));
    expect(new Set(messages.map(({ dropped }) => dropped))).toEqual(new Set([3]));
  });

  it('flushes at once what has not been answered, though a message is under way', async () => {
    const { delivery, messages, settled } = background(() => new Promise(() => {}));
    delivery.add(report(1));
    await settled();
    delivery.add(report(2));
    delivery.flush();
    expect(messages.map(seqs)).toEqual([[1], [1, 2]]);
  });

  it('goes on when its page comes back, though what was under way is never answered', async () => {
    const { delivery, messages, settled } = background(() => new Promise(() => {}), storeAll);
    delivery.add(report(1));
    await settled();
    delivery.add(report(1, 2));
    await settled();
    expect(messages.map(seqs)).toEqual([[1]]);
    delivery.resume();
    await settled();
    expect(messages.slice(1).map(seqs)).toEqual([[1, 1]]);
    delivery.resume();
    delivery.add(report(2));
    await settled();
    expect(messages.slice(2).map(seqs)).toEqual([[2]]);
  });

  it('waits with a 1001 for the pagehide that may follow, which travels along', async () => {
    const { delivery, messages, delays, settled } = background(storeAll);
    delivery.add(report(1, 1, { ...CLEAN, code: 1001 }));
    await settled();
    expect(delays).toEqual([1_000, GATHERING]);
    expect(messages.map(seqs)).toEqual([[1]]);
    delivery.add(report(2));
    await settled();
    expect(delays).toEqual([1_000, GATHERING, GATHERING]);
  });

  it('flushes a 1001 that waits', async () => {
    const { delivery, messages } = background(storeAll);
    delivery.add(report(1, 1, { ...CLEAN, code: 1001 }));
    delivery.flush();
    expect(messages.map(seqs)).toEqual([[1]]);
  });

  it('sends nothing once the extension is gone', async () => {
    const { delivery, messages, disconnect, settled } = background(storeAll);
    disconnect();
    delivery.add(report(1));
    delivery.flush();
    await settled();
    expect(messages).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { RawEnd, RecordsMessage } from '../protocol/raw-events';
import { FRAME, rawSocket } from '../protocol/raw-events.fixture';
import { createReportQueue } from './report-queue';
import type { PendingReport } from './socket-watch';

const CLEAN: RawEnd = { kind: 'close', code: 1000, reason: '', wasClean: true };
const GOING_AWAY: RawEnd = { ...CLEAN, code: 1001 };
const report = (seq: number, revision = 1, end = CLEAN): PendingReport => ({
  seq,
  revision,
  end,
  read: () => rawSocket({ seq, revision, end }),
});

/** A queue whose messages all are stored, but for as many as are lost first. */
function createQueue({ lost = 0 } = {}) {
  const messages: RecordsMessage[] = [];
  const delays: number[] = [];
  const losses = { dropped: 2, failures: 0 };
  const queue = createReportQueue({
    frame: FRAME,
    runtime: {
      id: 'hangup',
      async sendMessage(message) {
        const { sockets } = message as RecordsMessage;
        messages.push(structuredClone(message as RecordsMessage));
        if (messages.length <= lost) throw new Error('The worker was stopped.');
        return { stored: sockets.map(({ seq, revision }) => `${seq}@${revision}`) };
      },
    },
    delay: async (milliseconds) => {
      delays.push(milliseconds);
    },
    turn: async () => {},
    losses,
  });
  return {
    queue,
    messages,
    delays,
    fail: () => losses.failures++,
    names: () => messages.map(({ sockets }) => sockets.map(({ seq, revision }) => `${seq}@${revision}`)),
    /** Resolves when nothing more is sent. */
    async settled() {
      for (let seen = -1; seen !== messages.length; ) {
        seen = messages.length;
        for (let turn = 0; turn < 20; turn++) await null;
      }
    },
  };
}

describe('report queue', () => {
  it('sends each revision of a socket', async () => {
    const { queue, names, settled } = createQueue();
    queue.add(report(1, 1));
    queue.add(report(1, 2));
    await settled();
    expect(names()).toEqual([['1@1', '1@2']]);
  });

  it('replaces a provisional report by the final one', async () => {
    const { queue, names, settled } = createQueue();
    queue.add(report(1, 0));
    queue.add(report(1, 1));
    await settled();
    expect(names()).toEqual([['1@1']]);
  });

  it('sends the number of failures so far with each message', async () => {
    const { queue, messages, fail, settled } = createQueue({ lost: 1 });
    fail();
    queue.add(report(1));
    await settled();
    queue.add(report(2));
    await settled();
    expect(messages.map(({ failures }) => failures)).toEqual([1, 1, 1]);
  });

  it('keeps at most 5,000 reports and counts dropped ones, except provisional ones', async () => {
    const { queue, messages, settled } = createQueue();
    queue.add(report(1, 0));
    for (let seq = 2; seq <= 5_004; seq++) queue.add(report(seq));
    await settled();
    expect(messages.flatMap(({ sockets }) => sockets.map(({ seq }) => seq))).toEqual(
      Array.from({ length: 5_000 }, (_, index) => index + 5),
    );
    // Two were dropped before they came here.
    expect(new Set(messages.map(({ dropped }) => dropped))).toEqual(new Set([2 + 3]));
  });

  it('waits after a close with 1001, so that the pagehide that may follow is in its message', async () => {
    const { queue, names, delays, settled } = createQueue();
    queue.add(report(1, 1, GOING_AWAY));
    await settled();
    expect(delays).toEqual([1_000, 100]);
    queue.add(report(2));
    await settled();
    expect(delays).toEqual([1_000, 100, 100]);
    expect(names()).toEqual([['1@1'], ['2@1']]);
  });

  it('flushes a close with 1001 at once', () => {
    const { queue, names } = createQueue();
    queue.add(report(1, 1, GOING_AWAY));
    queue.flush();
    expect(names()).toEqual([['1@1']]);
  });
});

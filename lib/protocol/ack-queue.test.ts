import { describe, expect, it } from 'vitest';
import { createAckQueue, type MessageRuntime } from './ack-queue';

type Answer = (items: readonly string[]) => unknown;

const storeAll: Answer = (items) => ({ stored: items });
const reject: Answer = () => {
  throw new Error('Could not establish connection');
};
const neverAnswer: Answer = () => new Promise(() => {});
/** Milliseconds after a message in which added items wait for the next. */
const GATHERING = 100;

/** A queue, and a background that gives one answer after the other, then the last again. */
function createQueue(...answers: Answer[]) {
  const sent: string[][] = [];
  const delays: number[] = [];
  const dropped: string[] = [];
  const runtime: MessageRuntime & { id?: string | undefined } = {
    id: 'hangup',
    async sendMessage(message) {
      // As in a content script whose extension is gone.
      if (!runtime.id) throw new Error('Extension context invalidated.');
      const items = message as string[];
      sent.push(items);
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      return answer?.(items);
    },
  };
  const queue = createAckQueue<string>({
    runtime,
    onDrop: (item) => dropped.push(item),
    messageOf: (items) => items,
    delay: async (milliseconds) => {
      delays.push(milliseconds);
    },
    turn: async () => {},
  });
  return {
    sent,
    delays,
    dropped,
    ...queue,
    add(...items: string[]) {
      for (const item of items) queue.add(item, item);
    },
    replace: (replaced: string, item: string) => queue.add(item, item, replaced),
    disconnect() {
      runtime.id = undefined;
    },
    /** Resolves when nothing more is sent. */
    async settled() {
      for (let seen = -1; seen !== sent.length; ) {
        seen = sent.length;
        for (let turn = 0; turn < 20; turn++) await null;
      }
    },
  };
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index));

describe('ack queue', () => {
  it('sends items of one task in one message', async () => {
    const { add, sent, delays, settled } = createQueue(storeAll);
    add('a', 'b');
    await settled();
    expect(sent).toEqual([['a', 'b']]);
    expect(delays).toEqual([GATHERING]);
  });

  it('sends again after growing delays until the background has answered', async () => {
    const noList: Answer = () => ({ stored: 3 });
    const { add, sent, delays, settled } = createQueue(reject, () => undefined, noList, storeAll);
    add('a', 'b');
    await settled();
    expect(sent).toEqual([
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
    ]);
    expect(delays).toEqual([100, 200, 400, GATHERING]);
  });

  it('waits at most 5 s', async () => {
    const { add, delays, settled } = createQueue(...new Array<Answer>(9).fill(reject), storeAll);
    add('a');
    await settled();
    expect(delays.slice(-4)).toEqual([5_000, 5_000, 5_000, GATHERING]);
  });

  it('sends again only what the answer did not name', async () => {
    const { add, sent, settled } = createQueue(() => ({ stored: ['a'] }), storeAll);
    add('a', 'b');
    await settled();
    expect(sent).toEqual([['a', 'b'], ['b']]);
  });

  it('sends an item once more that is added while its name is on the way', async () => {
    let acknowledge = () => {};
    const later: Answer = (items) =>
      new Promise((resolve) => {
        acknowledge = () => resolve({ stored: items });
      });
    const { add, sent, settled } = createQueue(later, storeAll);
    add('a');
    await settled();
    add('b');
    acknowledge();
    await settled();
    expect(sent).toEqual([['a'], ['b']]);
  });

  it('divides many items into several messages', async () => {
    const { add, sent, settled } = createQueue(storeAll);
    add(...numbers(450));
    await settled();
    expect(sent.map(({ length }) => length)).toEqual([200, 200, 50]);
  });

  it('keeps the newest 5,000 items and reports each that it drops', async () => {
    const { add, sent, dropped, settled } = createQueue(storeAll);
    add(...numbers(5_003));
    await settled();
    expect(sent.flat()).toEqual(numbers(5_003).slice(3));
    expect(dropped).toEqual(['0', '1', '2']);
  });

  it('does not send an item that another replaces', async () => {
    const { add, replace, sent, settled } = createQueue(storeAll);
    add('a', 'b');
    replace('a', 'c');
    await settled();
    expect(sent).toEqual([['b', 'c']]);
  });

  it('flushes all items at once while a message is on the way', async () => {
    const { add, flush, sent, settled } = createQueue(neverAnswer);
    add('a');
    await settled();
    add(...numbers(250));
    flush();
    expect(sent.slice(1)).toEqual([['a', ...numbers(199)], numbers(250).slice(199)]);
  });

  it('sends no empty message after a flush', async () => {
    const { add, flush, sent, settled } = createQueue(storeAll);
    add('a');
    flush();
    await settled();
    expect(sent.flat()).not.toEqual([]);
    expect(sent.filter(({ length }) => length === 0)).toEqual([]);
  });

  it('sends again when it resumes, though a message was never answered', async () => {
    const { add, resume, sent, settled } = createQueue(neverAnswer, storeAll);
    add('a');
    await settled();
    add('b');
    await settled();
    expect(sent).toEqual([['a']]);
    resume();
    await settled();
    resume();
    add('c');
    await settled();
    expect(sent.slice(1)).toEqual([['a', 'b'], ['c']]);
  });

  it('sends nothing after the extension is gone', async () => {
    const { add, flush, disconnect, sent, settled } = createQueue(storeAll);
    disconnect();
    add('a');
    flush();
    await settled();
    expect(sent).toEqual([]);
  });
});

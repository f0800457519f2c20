import { describe, expect, it } from 'vitest';
import entries from '../evidence/har-entries.fixture.json' with { type: 'json' };
import { evidenceFromHar } from '../evidence/har-entry';
import { createAckQueue } from './ack-queue';
import type { EvidenceItem, EvidenceMessage } from './messages';

const sample = evidenceFromHar(entries.refusedWith403);
const itemOf = (id: string): EvidenceItem => {
  if (!sample) throw new Error('no entry');
  return { ...sample, id };
};
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const all = (message: EvidenceMessage): unknown => ({ stored: message.items.map((item) => item.id) });

/** A background that gives one prepared answer after the other, then stores everything. */
function background(...answers: ((message: EvidenceMessage) => unknown)[]) {
  const sent: string[][] = [];
  const delays: number[] = [];
  const queue = createAckQueue({
    tabId: 7,
    send: async (message) => {
      sent.push(message.items.map((item) => item.id));
      return (answers.shift() ?? all)(message);
    },
    delay: async (milliseconds) => {
      delays.push(milliseconds);
    },
  });
  return { courier: queue, sent, delays };
}

describe('a courier', () => {
  it('carries what it is given', async () => {
    const { courier: queue, sent, delays } = background();
    queue.add([itemOf('a'), itemOf('b')]);
    await turn();
    expect(sent).toEqual([['a', 'b']]);
    expect(delays).toEqual([]);
  });

  it('carries it again, ever more patiently, until the background has stored it', async () => {
    const refusal = (): unknown => {
      throw new Error('Could not establish connection');
    };
    const silence = (): unknown => undefined;
    const {
      courier: queue,
      sent,
      delays,
    } = background(
      refusal,
      silence,
      () => ({ stored: 3 }),
      () => ({ stored: ['a'] }),
    );
    queue.add([itemOf('a'), itemOf('b')]);
    await turn();
    expect(sent).toEqual([['a', 'b'], ['a', 'b'], ['a', 'b'], ['a', 'b'], ['b']]);
    expect(delays).toEqual([100, 200, 400]);
  });

  it('carries what came meanwhile in the next message', async () => {
    const { courier: queue, sent } = background();
    queue.add([itemOf('a')]);
    queue.add([itemOf('b')]);
    await turn();
    expect(sent).toEqual([['a'], ['b']]);
  });

  it('divides much into several messages', async () => {
    const { courier: queue, sent } = background();
    queue.add(Array.from({ length: 450 }, (_, index) => itemOf(String(index))));
    await turn();
    expect(sent.map((ids) => ids.length)).toEqual([200, 200, 50]);
  });

  it('carries nothing any more when it was stopped', async () => {
    const { courier: queue, sent } = background(() => undefined);
    queue.add([itemOf('a')]);
    queue.stop();
    await turn();
    expect(sent).toEqual([['a']]);
  });
});

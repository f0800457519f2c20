import { describe, expect, it } from 'vitest';
import type { EvidenceItem, EvidenceMessage } from '../transport/messages';
import { createCourier } from './courier';
import { evidenceFromHar } from './har';
import entries from './har-entries.fixture.json' with { type: 'json' };

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
  const courier = createCourier({
    tabId: 7,
    send: async (message) => {
      sent.push(message.items.map((item) => item.id));
      return (answers.shift() ?? all)(message);
    },
    delay: async (milliseconds) => {
      delays.push(milliseconds);
    },
  });
  return { courier, sent, delays };
}

describe('a courier', () => {
  it('carries what it is given', async () => {
    const { courier, sent, delays } = background();
    courier.carry([itemOf('a'), itemOf('b')]);
    await turn();
    expect(sent).toEqual([['a', 'b']]);
    expect(delays).toEqual([]);
  });

  it('carries it again, ever more patiently, until the background has stored it', async () => {
    const refusal = (): unknown => {
      throw new Error('Could not establish connection');
    };
    const silence = (): unknown => undefined;
    const { courier, sent, delays } = background(
      refusal,
      silence,
      () => ({ stored: 3 }),
      () => ({ stored: ['a'] }),
    );
    courier.carry([itemOf('a'), itemOf('b')]);
    await turn();
    expect(sent).toEqual([['a', 'b'], ['a', 'b'], ['a', 'b'], ['a', 'b'], ['b']]);
    expect(delays).toEqual([100, 200, 400]);
  });

  it('carries what came meanwhile in the next message', async () => {
    const { courier, sent } = background();
    courier.carry([itemOf('a')]);
    courier.carry([itemOf('b')]);
    await turn();
    expect(sent).toEqual([['a'], ['b']]);
  });

  it('divides much into several messages', async () => {
    const { courier, sent } = background();
    courier.carry(Array.from({ length: 450 }, (_, index) => itemOf(String(index))));
    await turn();
    expect(sent.map((ids) => ids.length)).toEqual([200, 200, 50]);
  });

  it('carries nothing any more when it was stopped', async () => {
    const { courier, sent } = background(() => undefined);
    courier.carry([itemOf('a')]);
    courier.stop();
    await turn();
    expect(sent).toEqual([['a']]);
  });
});

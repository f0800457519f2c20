import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runToEnd, STEP_ITEMS, sortSteps } from './steps';

const byRank = (a: { rank: number }, b: { rank: number }) => a.rank - b.rank;

describe('sorting in steps', () => {
  it('comes to what sorting at once comes to, equals as they came', () => {
    const ranks = fc.array(fc.nat(50), { size: 'max', maxLength: 5 * STEP_ITEMS });
    fc.assert(
      fc.property(ranks, (ranks) => {
        const items = ranks.map((rank, place) => ({ rank, place }));
        expect(runToEnd(sortSteps(items, byRank))).toEqual([...items].sort(byRank));
      }),
      { numRuns: 20 },
    );
  });

  it('stops for breath, the more often the more there is to sort', () => {
    const items = Array.from({ length: 4 * STEP_ITEMS }, (_, place) => ({ rank: -place }));
    const stops = [...sortSteps(items, byRank)].length;
    expect(stops).toBeGreaterThan(8);
    expect([...sortSteps(items.slice(0, 100), byRank)]).toEqual([]);
  });

  it('comes to the same where a few are astray', () => {
    const items = Array.from({ length: 4 * STEP_ITEMS }, (_, place) => ({
      rank: place % 999 === 0 ? 0 : place,
      place,
    }));
    expect(runToEnd(sortSteps(items, byRank))).toEqual([...items].sort(byRank));
  });
});

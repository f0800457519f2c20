import { describe, expect, it } from 'vitest';
import { runToEnd } from '../analysis/steps';
import { entryOf } from '../model/entry.fixture';
import { entrySetOf } from './entry-set.fixture';
import { layOut, MOST_LANES, tickStep } from './timeline';

let count = 0;
const socket = (url: string, createdAt: number, endedAt: number) =>
  entryOf({ key: `a:${++count}`, url, createdAt, endedAt });

describe('the layout of the timeline', () => {
  it('reaches from the first constructor to the last end, with a lane for each endpoint', () => {
    const entries = [
      socket('wss://a.example/live?x=1', 200, 900),
      socket('wss://b.example/live', 100, 300),
      socket('wss://a.example/live?x=2', 500, 600),
    ];
    const timeline = runToEnd(layOut(entrySetOf(entries)));
    expect(timeline?.range).toEqual({ from: 100, to: 900 });
    expect(timeline?.lanes).toBe(2);
    expect(entries.map((_, place) => timeline?.laneOf(place))).toEqual([0, 1, 0]);
  });

  it('lets endpoints share the lanes in turn when there are many', () => {
    const entries = Array.from({ length: 20 }, (_, index) => socket(`wss://h${index}.example/`, index, index + 1));
    const timeline = runToEnd(layOut(entrySetOf(entries)));
    expect(timeline?.lanes).toBe(MOST_LANES);
    expect(entries.map((_, place) => timeline?.laneOf(place))).toEqual(entries.map((_, place) => place % MOST_LANES));
  });

  it('is nothing without entries, and has a width for a single moment', () => {
    expect(runToEnd(layOut(entrySetOf([])))).toBeNull();
    expect(runToEnd(layOut(entrySetOf([socket('wss://a.example/', 5, 5)])))?.range).toEqual({ from: 5, to: 6 });
  });
});

describe('tickStep', () => {
  it.each([
    [1_000, 5, 200],
    [4_200, 5, 1_000],
    [60_000, 5, 20_000],
    [600_000, 5, 120_000],
    [86_400_000, 5, 21_600_000],
    [900_000_000, 5, 259_200_000],
  ])('of %d ms for %d ticks is %d ms', (span, count, step) => {
    expect(tickStep(span, count)).toBe(step);
  });
});

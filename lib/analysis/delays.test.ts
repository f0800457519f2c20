import { expect, test } from 'vitest';
import { delaysOf } from './delays';

const shapeOf = (delays: readonly number[]) => {
  const { shape, jitter } = delaysOf([...delays, 0].fill(0), delays);
  return [shape, jitter];
};

test.each([
  ['none', false, [2, 1, 4, 3]],
  ['none', false, [0, 0, 0, 0, 0]],
  ['fixed', false, [1_000, 1_002, 999, 1_004, 1_001]],
  ['fixed', false, [5_000, 5_010, 5_020, 9_400, 5_000, 5_001, 5_003, 5_002, 5_000]],
  ['linear', false, [1_000, 2_000, 3_000, 4_000, 5_000, 6_000]],
  ['exponential', false, [500, 1_000, 2_000, 4_000, 8_000]],
  ['exponential', false, [1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000]],
  ['exponential', false, [1_000, 1_500, 2_250, 3_375, 5_062, 7_593]],
  ['exponential', true, [810, 2_730, 2_900, 9_600, 11_800, 29_000]],
  ['jittered', true, [3_100, 900, 4_400, 1_700, 2_800, 600]],
  ['unknown', null, [1_000, 2_000]],
  ['unknown', null, []],
] as const)('%s (jitter: %s): %j', (shape, jitter, delays) => {
  expect(shapeOf(delays)).toEqual([shape, jitter]);
});

test('waits after a connection that lasted are not judged with those after failures', () => {
  const uptimes = [0, 0, 60_000, 0, 0, 0, 0, 0];
  const delays = [1_000, 2_000, 4_000, 1_000, 2_000, 4_000, 8_000];
  expect(delaysOf(uptimes, delays)).toMatchObject({ shape: 'exponential', count: 4, shortest: 1_000, longest: 8_000 });
});

test('a connection that always lasts has no waits to judge', () => {
  expect(delaysOf([60_000, 60_000, 60_000, 60_000], [1_000, 1_000, 1_000])).toMatchObject({
    shape: 'unknown',
    count: 0,
  });
});

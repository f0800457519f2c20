import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusterAt, clusterSteps, type Sample } from './clusters';
import { runToEnd } from './steps';

const clustersOf = (samples: readonly Sample[], least: number) => runToEnd(clusterSteps(samples, least));

const at = (durations: readonly number[], every = 60_000): Sample[] =>
  durations.map((ms, index) => ({ ms, endedAt: index * every }));

test('finds a number that keeps coming, whatever it is', () => {
  const [cluster, ...others] = clustersOf(at([60_010, 37_301, 12_000, 37_299, 200_000, 37_305, 91_000]), 1_000);
  expect(cluster).toEqual({ ms: 37_301, from: 37_299, to: 37_305, count: 3, independent: 3 });
  expect(others).toEqual([]);
});

test('finds several numbers, the commonest first', () => {
  const samples = at([60_000, 60_010, 60_020, 60_030, 600_000, 601_000, 602_000, 55_000]);
  expect(clustersOf(samples, 1_000).map(({ ms, count }) => [ms, count])).toEqual([
    [60_020, 4],
    [601_000, 3],
  ]);
});

test('two alike are chance', () => {
  expect(clustersOf(at([60_000, 60_001]), 1_000)).toEqual([]);
});

test('what ended together counts once', () => {
  expect(clustersOf(at([60_000, 60_001, 60_002, 60_003, 60_004], 100), 1_000)).toEqual([]);
});

test('short durations are not looked at', () => {
  expect(clustersOf(at([41, 41, 41, 41]), 1_000)).toEqual([]);
});

test('evenly spread durations heap up nowhere, however many there are', () => {
  const even = Array.from({ length: 5_000 }, (_, index) => 5_000 + index * 37);
  expect(clustersOf(at(even), 1_000)).toEqual([]);
});

test('a heap stands out of thousands', () => {
  const even = Array.from({ length: 2_000 }, (_, index) => 5_000 + index * 137);
  const heap = Array.from({ length: 400 }, (_, index) => 60_000 + (index % 50));
  const [first] = clustersOf(at([...even, ...heap]), 1_000);
  expect(first?.ms).toBeGreaterThanOrEqual(60_000);
  expect(first?.ms).toBeLessThan(60_050);
});

test('a duration belongs to the cluster that it lies in', () => {
  const clusters = clustersOf(at([60_000, 60_010, 60_020]), 1_000);
  expect(clusterAt(clusters, 60_005)?.count).toBe(3);
  expect(clusterAt(clusters, 60_021)).toBeNull();
});

test('clusters keep apart, and hold as many as they say', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1_000, max: 30_000 }), { maxLength: 300 }), (durations) => {
      const clusters = clustersOf(at(durations), 1_000);
      for (const cluster of clusters) {
        expect(cluster.independent).toBeLessThanOrEqual(cluster.count);
        expect(durations.filter((ms) => ms >= cluster.from && ms <= cluster.to)).toHaveLength(cluster.count);
        expect(clusters.filter(({ from, to }) => from <= cluster.to && to >= cluster.from)).toEqual([cluster]);
      }
    }),
    { numRuns: 100 },
  );
});

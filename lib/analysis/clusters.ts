import type { EpochMs } from '../model/record';
import { type Steps, sortSteps } from './steps';

/** A duration, and when it was over. */
export interface Sample {
  ms: number;
  endedAt: EpochMs;
}

/** Durations that agree too well to have come about by chance. */
export interface Cluster {
  /** Median. */
  ms: number;
  from: number;
  to: number;
  count: number;
  /** Of those that ended together only one counts: sockets that were cut at once agree in anything. */
  independent: number;
}

/** Timers on the way fire late by a hair, sweeps of some products by a percent. Milliseconds. */
function toleranceOf(ms: number): number {
  return Math.max(500, ms * 0.012);
}

/** Ends closer than this are one event. Milliseconds. */
const SAME_EVENT_MS = 2_000;
/** Fewer agree by chance. */
const MIN_MEMBERS = 3;
/** What more there are is noise. */
const MAX_CLUSTERS = 8;
/** Heaps looked at closely: bounds the work where many of them turn out to be one event. */
const MAX_CANDIDATES = 32;
/** Windows on each side that tell how dense the samples are anyway. */
const DENSITY_WINDOWS = 5;

/**
 * Finds the durations at which samples heap up, most members first. Any number can be found, not only known ones.
 *
 * A heap has at least three members that did not end together within a window of {@link toleranceOf}, and stands out
 * of its surroundings: uniform samples have none, however many there are. Time n log n, with stops for breath.
 *
 * @param least shorter durations are not looked at, milliseconds
 */
export function* clusterSteps(samples: readonly Sample[], least: number): Steps<Cluster[]> {
  const long = samples.filter(({ ms }) => ms >= least);
  const sorted = yield* sortSteps(long, (a, b) => a.ms - b.ms || a.endedAt - b.endedAt);
  const found: Cluster[] = [];
  const looked: { from: number; to: number }[] = [];
  for (const { begin, end } of windowsOf(sorted)) {
    if (found.length === MAX_CLUSTERS || looked.length === MAX_CANDIDATES) break;
    const from = sorted[begin]?.ms ?? 0;
    const to = sorted[end - 1]?.ms ?? 0;
    const width = toleranceOf(from);
    if (looked.some((other) => from - width <= other.to && to + width >= other.from)) continue;
    const count = end - begin;
    const around = countBetween(sorted, from - DENSITY_WINDOWS * width, to + DENSITY_WINDOWS * width) - count;
    if (count < MIN_MEMBERS + (3 * around) / (2 * DENSITY_WINDOWS)) continue;
    looked.push({ from, to });
    const members = sorted.slice(begin, end);
    const independent = independentOf(members);
    if (independent < MIN_MEMBERS) continue;
    found.push({ ms: members[count >> 1]?.ms ?? from, from, to, count, independent });
  }
  return found;
}

/** The cluster that a duration belongs to. */
export function clusterAt(clusters: readonly Cluster[], ms: number): Cluster | null {
  return clusters.find(({ from, to }) => ms >= from && ms <= to) ?? null;
}

/** More samples than this have not been thought of. */
const MAX_SAMPLES = 2 ** 26;

/** For each sample the window that begins with it, the fullest first; of equal ones the shortest duration first. */
function* windowsOf(sorted: readonly Sample[]): Generator<{ begin: number; end: number }> {
  // Count and place in one number: bare numbers sort several times as fast as objects.
  const ranks = new Float64Array(sorted.length);
  let end = 0;
  for (let begin = 0; begin < sorted.length; begin++) {
    const start = sorted[begin]?.ms ?? 0;
    const limit = start + toleranceOf(start);
    while (end < sorted.length && (sorted[end]?.ms ?? 0) <= limit) end++;
    ranks[begin] = (end - begin) * MAX_SAMPLES + (MAX_SAMPLES - 1 - begin);
  }
  ranks.sort();
  for (let place = ranks.length - 1; place >= 0; place--) {
    const rank = ranks[place] ?? 0;
    const count = Math.floor(rank / MAX_SAMPLES);
    if (count < MIN_MEMBERS) return;
    const begin = MAX_SAMPLES - 1 - (rank % MAX_SAMPLES);
    yield { begin, end: begin + count };
  }
}

function independentOf(members: readonly Sample[]): number {
  const ends = members.map(({ endedAt }) => endedAt).sort((a, b) => a - b);
  let count = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const at of ends) {
    if (at - last > SAME_EVENT_MS) count++;
    last = at;
  }
  return count;
}

function countBetween(sorted: readonly Sample[], from: number, to: number): number {
  return lowerBound(sorted, to, ({ ms }) => ms) - lowerBound(sorted, from, ({ ms }) => ms);
}

/** Place of the first item whose number is not below; the items' count if all are below. */
export function lowerBound<T>(sorted: ArrayLike<T>, number: number, of: (item: T) => number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = sorted[middle];
    if (item !== undefined && of(item) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

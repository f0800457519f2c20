import type { DelayShape } from './finding';

/** The waits between attempts that followed failures. */
export interface Delays {
  shape: DelayShape;
  /** Whether there is chance in them; `null`: too few to tell. */
  jitter: boolean | null;
  /** How many waits were looked at. */
  count: number;
  shortest: number;
  longest: number;
  median: number;
}

/** An attempt that was open longer than this was a success, after which waits begin anew. Milliseconds. */
export const LASTING_MS = 10_000;
/** A timer of 0 to a few milliseconds, and what events cost. Milliseconds. */
const IMMEDIATE_MS = 100;
/** Fewer waits have no shape. */
const MIN_DELAYS = 3;

/**
 * The shape of the waits in the longest run of attempts that failed or did not last: a wait after a success says
 * nothing of how failures are met.
 *
 * @param uptimes milliseconds, one for each attempt
 * @param delays milliseconds, `delays[i]` between attempt `i` and the next
 */
export function delaysOf(uptimes: readonly number[], delays: readonly number[]): Delays {
  const run = longestRun(uptimes, delays);
  const sorted = [...run].sort((a, b) => a - b);
  const measures = {
    count: run.length,
    shortest: sorted[0] ?? 0,
    longest: sorted.at(-1) ?? 0,
    median: sorted[sorted.length >> 1] ?? 0,
  };
  if (run.length < MIN_DELAYS) return { shape: 'unknown', jitter: null, ...measures };
  if (measures.longest < IMMEDIATE_MS) return { shape: 'none', jitter: false, ...measures };
  if (isFlat(sorted)) {
    return { shape: measures.median < IMMEDIATE_MS ? 'none' : 'fixed', jitter: false, ...measures };
  }
  // What grows and then stays at its limit is judged by its growth.
  const growing = withoutPlateau(run);
  if (growing.length >= MIN_DELAYS) {
    const exponential = fitOf(growing.map((ms) => Math.log2(Math.max(ms, 1))));
    const linear = fitOf(growing);
    const factor = 2 ** exponential.slope;
    if (factor >= 1.2 && exponential.fit >= 0.6 && (factor >= 1.4 || exponential.fit >= linear.fit)) {
      if (exponential.fit >= linear.fit || !isEven(growing)) {
        return { shape: 'exponential', jitter: exponential.rough > 0.06, ...measures };
      }
    }
    if (linear.slope > 0 && linear.fit >= 0.8) {
      return { shape: 'linear', jitter: linear.rough / Math.max(measures.median, 1) > 0.06, ...measures };
    }
  }
  return run.length > MIN_DELAYS
    ? { shape: 'jittered', jitter: true, ...measures }
    : { shape: 'unknown', jitter: null, ...measures };
}

function longestRun(uptimes: readonly number[], delays: readonly number[]): readonly number[] {
  let best = { from: 0, to: 0 };
  let from = 0;
  for (let to = 1; to <= delays.length; to++) {
    if ((uptimes[to - 1] ?? 0) >= LASTING_MS) from = to;
    if (to - from > best.to - best.from) best = { from, to };
  }
  return delays.slice(best.from, best.to);
}

/** All but one in eight (a timer that fired late) within a tenth of the median. */
function isFlat(sorted: readonly number[]): boolean {
  const median = sorted[sorted.length >> 1] ?? 0;
  const width = Math.max(50, median * 0.1);
  const off = sorted.filter((ms) => Math.abs(ms - median) > width).length;
  return off <= sorted.length / 8;
}

/** Whether the steps are of about one size, as when the same amount is added each time. */
function isEven(run: readonly number[]): boolean {
  const steps = run.slice(1).map((ms, index) => ms - (run[index] ?? 0));
  const sorted = [...steps].sort((a, b) => a - b);
  return (sorted[0] ?? 0) > 0 && (sorted.at(-1) ?? 0) <= (sorted[0] ?? 0) * 1.5;
}

/** The run up to where it stays within a tenth of its end; what was cut down to that limit is no step of the growth. */
function withoutPlateau(run: readonly number[]): readonly number[] {
  const last = run.at(-1) ?? 0;
  let end = run.length;
  while (end > 1 && Math.abs((run[end - 2] ?? 0) - last) <= Math.max(50, last * 0.1)) end--;
  return run.slice(0, end < run.length ? Math.max(MIN_DELAYS, end - 1) : end);
}

interface Fit {
  slope: number;
  /** 0 to 1: how much of the change the line explains. */
  fit: number;
  /** Mean distance from the line. */
  rough: number;
}

/** Least squares over the places 0, 1, 2 ... */
function fitOf(values: readonly number[]): Fit {
  const n = values.length;
  const middle = (n - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  let across = 0;
  let along = 0;
  let total = 0;
  for (const [place, value] of values.entries()) {
    across += (place - middle) * (value - mean);
    along += (place - middle) ** 2;
    total += (value - mean) ** 2;
  }
  const slope = along === 0 ? 0 : across / along;
  let left = 0;
  let rough = 0;
  for (const [place, value] of values.entries()) {
    const distance = value - (mean + slope * (place - middle));
    left += distance ** 2;
    rough += Math.abs(distance);
  }
  return { slope, fit: total === 0 ? 0 : 1 - left / total, rough: rough / n };
}

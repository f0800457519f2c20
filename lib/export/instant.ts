import type { EpochMs } from '../record/record';

/** Outside of this `Date` has no year: 8.64e15 ms either side of 1970 (ECMA-262 §21.4.1.1). */
const FURTHEST = 8.64e15;

/**
 * UTC in ISO 8601 with microseconds, `2026-11-22T09:40:26.123456Z`: a page's clock is finer than `Date`.
 * `null` for a time that has no calendar date, which only a damaged import can hold.
 */
export function isoMicros(at: EpochMs): string | null {
  if (!Number.isFinite(at) || Math.abs(at) >= FURTHEST) return null;
  const whole = Math.floor(at);
  const micros = Math.min(999, Math.floor((at - whole) * 1000));
  return `${new Date(whole).toISOString().slice(0, -1)}${String(micros).padStart(3, '0')}Z`;
}

/** UTC in ISO 8601 with milliseconds; the epoch itself for a time that has no calendar date. */
export function isoMillis(at: EpochMs): string {
  return new Date(Number.isFinite(at) && Math.abs(at) < FURTHEST ? at : 0).toISOString();
}

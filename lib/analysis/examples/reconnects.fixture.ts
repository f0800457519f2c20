import type { LogEntry } from '../../model/entry';
import { ended, refused } from '../entries.fixture';

/** Attempts that fail at once, with these waits between them. */
export function failing(
  delays: readonly number[],
  make: (plan: { number: number; at: number }) => LogEntry = (plan) => refused(null, plan),
): LogEntry[] {
  let at = 0;
  return [0, ...delays].map((delay, index) => {
    at += delay + 12;
    return make({ number: index + 1, at });
  });
}

export const fixed = failing([1_000, 1_001, 999, 1_002, 1_000, 1_003, 1_000]);

export const doubling = failing([1_000, 2_000, 4_000, 8_000, 16_000]);

export const random = failing([810, 2_730, 2_900, 9_600, 11_800, 29_000]);

export const afterSuccess = Array.from({ length: 6 }, (_, index) =>
  ended({
    number: index + 1,
    at: index * 62_000,
    age: 60_000 + index * 300,
    silence: 1_000 + 2_500 * index,
    messages: 90,
  }),
);

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoff, isRetryable, retryAfter } from './delivery-state';

const NOW = Date.UTC(2026, 10, 22, 9, 30);

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Sun, 22 Nov 2026 09:30:30 GMT', 30_000],
    ['Sunday, 22-Nov-26 09:30:30 GMT', 30_000],
    ['Sun Nov 22 09:30:30 2026', 30_000],
    ['Sun, 22 Nov 2026 09:00:00 GMT', 0],
    ['999999', 3_600_000],
    ['soon', null],
    ['-1', null],
    ['2026', 2_026_000],
    ['', null],
    [null, null],
  ])('%j', (value, milliseconds) => {
    expect(retryAfter(value, NOW)).toBe(milliseconds);
  });
});

describe('the backoff', () => {
  it('doubles up to five minutes, by half to all of it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attempt, random) => {
          const whole = Math.min(300_000, 1_000 * 2 ** (attempt - 1));
          expect(backoff(attempt, random)).toBeGreaterThanOrEqual(whole / 2);
          expect(backoff(attempt, random)).toBeLessThanOrEqual(whole);
        },
      ),
    );
  });

  it('is for the statuses that OTLP names', () => {
    const retryable = Array.from({ length: 500 }, (_, index) => index + 100).filter(isRetryable);
    expect(retryable).toEqual([429, 502, 503, 504]);
  });
});

import { expect, it } from 'vitest';
import { countPlaywright, countVitest } from './test-counts';

it('counts what did not pass as failed, skipped tests too', () => {
  expect(countVitest({ numTotalTests: 10, numPassedTests: 7, numPendingTests: 2, numFailedTests: 1 })).toEqual({
    passed: 7,
    second: 0,
    failed: 3,
  });
  expect(countPlaywright({ stats: { expected: 5, unexpected: 1, flaky: 0, skipped: 1 }, errors: [{}] })).toEqual({
    passed: 5,
    second: 0,
    failed: 3,
  });
});

it('tells how many tests passed at a second try only', () => {
  expect(countPlaywright({ stats: { expected: 5, unexpected: 0, flaky: 2, skipped: 0 }, errors: [] })).toEqual({
    passed: 7,
    second: 2,
    failed: 0,
  });
});

it('does not take a report that it cannot read for a success', () => {
  expect(() => countVitest({})).toThrow();
  expect(() => countPlaywright({ stats: {} })).toThrow();
});

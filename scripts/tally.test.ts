import { expect, it } from 'vitest';
import { countPlaywright, countVitest } from './tally';

it('counts what did not pass as failed, skipped and flaky tests too', () => {
  expect(countVitest({ numTotalTests: 10, numPassedTests: 7, numPendingTests: 2, numFailedTests: 1 })).toEqual({
    passed: 7,
    failed: 3,
  });
  expect(countPlaywright({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 1 }, errors: [{}] })).toEqual({
    passed: 5,
    failed: 4,
  });
});

it('does not take a report that it cannot read for a success', () => {
  expect(() => countVitest({})).toThrow();
  expect(() => countPlaywright({ stats: {} })).toThrow();
});

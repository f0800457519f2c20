import * as v from 'valibot';

export interface TestCounts {
  passed: number;
  /** Of those that passed, how many did so at a second try only. */
  second: number;
  /** A test that was skipped did not pass. */
  failed: number;
}

const VitestReport = v.object({ numTotalTests: v.number(), numPassedTests: v.number() });

const PlaywrightReport = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number(), skipped: v.number() }),
  /** Failures outside of any test: a file that does not load, say. */
  errors: v.array(v.unknown()),
});

export function countVitest(report: unknown): TestCounts {
  const { numTotalTests, numPassedTests } = v.parse(VitestReport, report);
  return { passed: numPassedTests, second: 0, failed: numTotalTests - numPassedTests };
}

export function countPlaywright(report: unknown): TestCounts {
  const { stats, errors } = v.parse(PlaywrightReport, report);
  return {
    passed: stats.expected + stats.flaky,
    second: stats.flaky,
    failed: stats.unexpected + stats.skipped + errors.length,
  };
}

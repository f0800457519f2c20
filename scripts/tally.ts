import * as v from 'valibot';

export interface Tally {
  passed: number;
  /** A test that was skipped did not pass. */
  failed: number;
}

const VitestReport = v.object({ numTotalTests: v.number(), numPassedTests: v.number() });

const PlaywrightReport = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number(), skipped: v.number() }),
  /** Failures outside of any test: a file that does not load, say. */
  errors: v.array(v.unknown()),
});

export function countVitest(report: unknown): Tally {
  const { numTotalTests, numPassedTests } = v.parse(VitestReport, report);
  return { passed: numPassedTests, failed: numTotalTests - numPassedTests };
}

export function countPlaywright(report: unknown): Tally {
  const { stats, errors } = v.parse(PlaywrightReport, report);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped + errors.length };
}

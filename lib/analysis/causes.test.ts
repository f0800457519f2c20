import { describe, expect, test } from 'vitest';
import { BROWSER_SCENARIOS } from '../../demo/browser-scenarios';
import { FAULTS } from '../../demo/faults';
import { grade } from '../../demo/reports/grade';
import { logOfReport } from '../../demo/reports/recorded';
import { REPORTS } from '../../demo/reports/reports';
import { SCENES } from '../../demo/scenes';
import { CAUSES, type CauseId } from './causes/all';
import { diagnose } from './diagnosis';
import { EXAMPLES, FILES } from './examples/examples';
import { RECORDED } from './examples/recorded';

/** Causes that the end-to-end tests bring about in a browser, against the demo's server, or that a replayed report has. */
const PLAYED = new Set<CauseId>([
  ...FAULTS.filter(({ slow }) => slow === undefined).flatMap(({ cause }) => cause ?? []),
  ...SCENES.flatMap(({ causes }) => causes),
  ...BROWSER_SCENARIOS,
  ...REPORTS.flatMap((report) => grade(report, logOfReport(report)).findings.map(({ cause }) => cause)),
]);

test('every file of a cause is in the list', () => {
  expect([...FILES].sort()).toEqual(CAUSES.map(({ id }) => id).sort());
});

describe.each(CAUSES)('$id', ({ id }) => {
  const { fits = {}, misses = {} } = EXAMPLES.get(id) ?? {};

  test('has an example and at least two near misses', () => {
    expect(Object.keys(fits).length).toBeGreaterThanOrEqual(1);
    expect(Object.keys(misses).length).toBeGreaterThanOrEqual(2);
  });

  test('is played for real, or was recorded', () => {
    expect(PLAYED.has(id) || RECORDED[id] !== undefined).toBe(true);
  });

  test.each(Object.entries({ ...fits, ...(RECORDED[id] && { 'as recorded, its times edited': RECORDED[id] }) }))(
    'fits: %s',
    (_, { level, first, log }) => {
      const findings = diagnose(log).of(log[0]?.record.key ?? '');
      const found = findings.find(({ cause }) => cause === id);
      expect(found?.level).toBe(level);
      expect(found?.support.length).toBeGreaterThan(0);
      if (first) expect(findings[0]?.cause).toBe(id);
    },
  );

  test.each(Object.entries(misses))('is not claimed: %s', (_, log) => {
    const findings = diagnose(log).of(log[0]?.record.key ?? '');
    expect(findings.map(({ cause }) => cause)).not.toContain(id);
  });
});

import { describe, expect, test } from 'vitest';
import { CAUSES, type CauseId } from '../../data/causes/causes';
import { diagnose } from './diagnosis';
import type { Examples } from './examples/example';
import { forbiddenExamples } from './examples/forbidden';
import { limitsExamples } from './examples/limits';
import { pageSideExamples } from './examples/page-side';
import { reconnectsExamples } from './examples/reconnects';
import { refusedExamples } from './examples/refused';
import { serverClosesExamples } from './examples/server-closes';
import { unreachableExamples } from './examples/unreachable';

const EXAMPLES: Examples<CauseId> = {
  ...unreachableExamples,
  ...refusedExamples,
  ...forbiddenExamples,
  ...limitsExamples,
  ...serverClosesExamples,
  ...pageSideExamples,
  ...reconnectsExamples,
};

describe.each(CAUSES)('$id', ({ id }) => {
  const { fits, misses } = EXAMPLES[id];

  test('has an example and at least two near misses', () => {
    expect(Object.keys(fits).length).toBeGreaterThanOrEqual(1);
    expect(Object.keys(misses).length).toBeGreaterThanOrEqual(2);
  });

  test.each(Object.entries(fits))('fits: %s', (_, { level, first, log }) => {
    const findings = diagnose(log).of(log[0]?.record.key ?? '');
    const found = findings.find(({ cause }) => cause === id);
    expect(found?.level).toBe(level);
    expect(found?.support.length).toBeGreaterThan(0);
    if (first) expect(findings[0]?.cause).toBe(id);
  });

  test.each(Object.entries(misses))('is not claimed: %s', (_, log) => {
    const findings = diagnose(log).of(log[0]?.record.key ?? '');
    expect(findings.map(({ cause }) => cause)).not.toContain(id);
  });
});

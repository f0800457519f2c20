import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './dependencies.mjs';
import { countPlaywright, countVitest, type TestCounts } from './test-counts';

/**
 * `npm test`: everything, each step told with its time, the last line `N passed, N failed` alone. A step that fails
 * does not keep the others from telling what they know, but without a build there is nothing to open in a browser.
 */
interface Step {
  name: string;
  args: readonly string[];
  /** Where its report is and how to read it; a step without counts as one failure, if it fails. */
  report?: { file: string; count(report: unknown): TestCounts };
  needs?: readonly string[];
}

const REPORTS = join(ROOT, '.output/test');
const bin = (path: string) => join(ROOT, 'node_modules', path);
const unitReport = join(REPORTS, 'unit.json');
const e2eReport = join(REPORTS, 'e2e.json');

const STEPS: readonly Step[] = [
  { name: 'prepare', args: [bin('wxt/bin/wxt.mjs'), 'prepare'] },
  { name: 'type check', args: [bin('typescript/bin/tsc'), '--noEmit'] },
  { name: 'lint', args: [bin('@biomejs/biome/bin/biome'), 'check'] },
  { name: 'dead code', args: [bin('knip/bin/knip.js')] },
  {
    name: 'unit tests',
    args: [bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
    report: { file: unitReport, count: countVitest },
  },
  { name: 'build', args: [bin('wxt/bin/wxt.mjs'), 'build'] },
  { name: 'build for Firefox', args: [bin('wxt/bin/wxt.mjs'), 'build', '--browser', 'firefox'] },
  {
    name: "lint of Firefox's package",
    args: [
      bin('web-ext/bin/web-ext.js'),
      'lint',
      '--source-dir',
      join(ROOT, '.output/firefox-mv3'),
      '--warnings-as-errors',
      '--no-config-discovery',
    ],
    needs: ['build for Firefox'],
  },
  {
    name: 'end-to-end tests',
    // Hundreds of tests on a machine that nobody knows: one that only a second try passes does not stop a change. It is a
    // bug all the same: named at the end of the list, its trace kept, and a failure of the nightly run, which tries once.
    args: [bin('playwright/cli.js'), 'test', '--config', 'e2e', '--retries', '1'],
    report: { file: e2eReport, count: countPlaywright },
    needs: ['build', 'build for Firefox'],
  },
];

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

const failed = new Set<string>();
const reported: string[] = [];
const total: TestCounts = { passed: 0, second: 0, failed: 0 };

for (const step of STEPS) {
  const missing = step.needs?.find((name) => failed.has(name));
  if (missing) {
    reported.push(`✗ ${step.name}: not run, since the ${missing} failed`);
    failed.add(step.name);
    total.failed += 1;
    continue;
  }
  console.log(`\n▸ ${step.name}`);
  const start = performance.now();
  const { status } = spawnSync(process.execPath, step.args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const counts = tallyOf(step, status === 0);
  total.passed += counts.passed;
  total.failed += counts.failed;
  if (counts.failed > 0) failed.add(step.name);
  const second = counts.second > 0 ? ` (${counts.second} at a second try: a bug)` : '';
  const counted = step.report ? `, ${counts.passed} passed${second}, ${counts.failed} failed` : '';
  reported.push(`${counts.failed > 0 ? '✗' : '✓'} ${step.name}: ${seconds} s${counted}`);
}

console.log(`\n${reported.join('\n')}\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);

/** A program that failed without a failed test, or left no report, is a failure all the same. */
function tallyOf({ report }: Step, ok: boolean): TestCounts {
  if (!report) return { passed: 0, second: 0, failed: ok ? 0 : 1 };
  if (!existsSync(report.file)) return { passed: 0, second: 0, failed: 1 };
  const { passed, second, failed } = report.count(JSON.parse(readFileSync(report.file, 'utf8')));
  return { passed, second, failed: ok || failed > 0 ? failed : 1 };
}

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findChromium } from './browsers';
import { recordReports } from './play-reports';

/**
 * Plays the public reports in a real browser and keeps what Hangup records of them, for the unit tests:
 * `npx tsx scripts/record-reports.ts [PART OF AN ID]` (after `npm run build`). About three minutes.
 */
const FILE = join(import.meta.dirname, '../demo/reports/recorded.json');

const chromium = findChromium();
if (!chromium.found) throw new Error(chromium.advice);
const recorded = await recordReports({
  executable: chromium.path,
  extension: join(import.meta.dirname, '../.output/chrome-mv3'),
  only: process.argv[2] ?? '',
  known: FILE,
});
const lines = [...recorded].map(([id, log]) => {
  const entries = log.map((entry) => `  ${JSON.stringify(entry)}`);
  return `${JSON.stringify(id)}: [\n${entries.join(',\n')}\n]`;
});
await writeFile(FILE, `{\n${lines.join(',\n')}\n}\n`);
console.log(`${recorded.size} reports in ${FILE}`);

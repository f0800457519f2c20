import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sceneOf } from '../demo/scene';
import { startDemo } from '../demo/server';
import type { LogEntry } from '../lib/model/entry';
import { findChromium } from './browsers';
import { launchChromium } from './chromium';
import { faultOf } from './compare-records';
import { devtoolsOf, inspectedTab, showPanel } from './devtools';
import { readJournal } from './journal';

/**
 * Records what the unit tests of the diagnosis edit into causes that take too long to be caused:
 * `npx tsx scripts/record-examples.ts` (after `npm run build`). Takes five minutes, the time a browser waits for the
 * answer to a handshake.
 */
const FAULTS = ['hang-closing', 'csp', 'refused', 'close-4401'];
/** While one handshake hangs, browsers begin no other with the same address (RFC 6455 §4.1): so it comes last. */
const LAST = 'hang-opening';
const SCENES = ['idle-timeout', 'lifetime-limit', 'reconnect-storm'];
const FILE = join(import.meta.dirname, '../lib/analysis/examples/recorded.json');

const chromium = findChromium();
if (!chromium.found) throw new Error(chromium.advice);
const demo = await startDemo();
const extension = join(import.meta.dirname, '../.output/chrome-mv3');
const { context, close } = await launchChromium({ executable: chromium.path, extension, headless: true });
try {
  const page = await context.newPage();
  const panel = await showPanel(await devtoolsOf(page));
  const tabId = await inspectedTab(panel);
  await page.goto(demo.url);
  await Promise.all([
    page.evaluate(() => window.playScenes()),
    page.evaluate((ids) => Promise.all(ids.map((id) => window.playFault(id))), FAULTS),
  ]);
  await page.evaluate((id) => window.playFault(id), LAST);
  const wanted = async () => {
    const entries = await readJournal(panel, tabId);
    return entries.filter(
      ({ record: { url } }) => [...FAULTS, LAST].includes(faultOf(url) ?? '') || SCENES.includes(sceneOf(url) ?? ''),
    );
  };
  // Of what a policy forbade the network log hears nothing.
  const isDone = ({ record, evidence }: LogEntry) => evidence !== null || record.outcome.kind === 'blocked';
  while (!(await wanted()).every(isDone)) await new Promise((resolve) => setTimeout(resolve, 100));
  const entries = await wanted();
  await writeFile(FILE, `[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]\n`);
  console.log(`${entries.length} entries in ${FILE}`);
} finally {
  await close();
  await demo.close();
}

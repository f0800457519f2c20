import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, FrameLocator, Page } from 'playwright';
import { FAULTS } from '../demo/faults';
import type { Demo } from '../demo/server';
import type { LogEntry } from '../lib/record/entry';
import { launchChromium } from './chromium';
import { ROOT } from './dependencies.mjs';
import { devtoolsOf, inspectedTab, setTheme, showPanel } from './devtools';
import { type Exported, parseExport } from './exported';
import { readJournal } from './journal';
import { openPopup } from './popup';
import { tableOf } from './table';
import { differences, entriesByFault } from './verdict';

const FOLDER = join(ROOT, '.output/demo');

/** Milliseconds after the last fault in which all that the network log knows must have arrived. */
const SETTLING = 20_000;

const PLAYED = FAULTS.filter(({ slow }) => slow === undefined);

/** Of the DevTools window, in CSS pixels; two pixels of the picture to each. */
const SIZE = { width: 1280, height: 720, deviceScaleFactor: 2 };

/** Height of a row in the grid. */
const ROW = 21;

/** The fault whose details are on the pictures. */
const SHOWN = '/fault/status-403';

interface Options {
  executable: string;
  extension: string;
  demo: Demo;
}

/**
 * Plays every fault that is not slow, exports what the panel has recorded, prints it, and takes pictures. Returns the
 * exit code: 0 only if each was recorded as its server and its page did it.
 */
export async function playDemo({ executable, extension, demo }: Options): Promise<number> {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  const { context, close } = await launchChromium({
    executable,
    extension,
    headless: true,
    trustedKeys: [demo.certificate.spki],
    args: [`--force-device-scale-factor=${SIZE.deviceScaleFactor}`],
  });
  try {
    const recorded = await record(context, demo);
    const { text, wrong } = tableOf(PLAYED, recorded);
    await writeFile(join(FOLDER, 'table.txt'), `${text}\n`);
    console.log(`\n${text}\n\n${PLAYED.length - wrong} of ${PLAYED.length} faults were recorded as they were caused.`);
    console.log(`Pictures and exports: ${FOLDER}`);
    return wrong === 0 ? 0 : 1;
  } finally {
    await close();
  }
}

async function record(context: BrowserContext, demo: Demo): Promise<Exported[]> {
  const page = await context.newPage();
  const devtools = await devtoolsOf(page);
  await resize(devtools, SIZE.height);
  const panel = await showPanel(devtools);
  const tabId = await inspectedTab(panel);
  await page.goto(demo.url);

  console.log(`Playing ${PLAYED.length} faults ...`);
  await page.evaluate(
    (ids) => window.playAll(ids),
    PLAYED.map(({ id }) => id),
  );
  await settle(() => readJournal(panel, tabId));

  const json = await exportAs(devtools, panel, 'JSON', 'hangup.json');
  await exportAs(devtools, panel, 'CSV', 'hangup.csv');
  // Only rows in view are drawn: for a moment, all are.
  await resize(devtools, SIZE.height + PLAYED.length * ROW);
  await panel.getByRole('row').filter({ hasText: SHOWN }).click();
  await resize(devtools, SIZE.height);
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(devtools, theme);
    await panel.locator(`:root[data-theme=${theme}]`).waitFor();
    await devtools.screenshot({ path: join(FOLDER, `panel-${theme}.png`) });
  }
  const [worker] = context.serviceWorkers();
  if (!worker) throw new Error("The extension's service worker is gone.");
  const popup = await openPopup(worker, page, tabId);
  await popup.getByRole('grid').waitFor();
  await popup.locator('body').screenshot({ path: join(FOLDER, 'popup.png') });
  return parseExport(json);
}

/** Waits until all is recorded as it was caused, or no more is to be expected. */
async function settle(read: () => Promise<LogEntry[]>): Promise<void> {
  const deadline = performance.now() + SETTLING;
  for (;;) {
    const byFault = entriesByFault(await read());
    if (PLAYED.every((fault) => differences(fault, byFault.get(fault.id) ?? []).length === 0)) return;
    if (performance.now() > deadline) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Playwright's own way would draw one pixel to one of CSS. */
async function resize(devtools: Page, height: number): Promise<void> {
  const session = await devtools.context().newCDPSession(devtools);
  const { width, deviceScaleFactor } = SIZE;
  await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile: false });
}

/** Uses the panel's own export menu, and returns what it wrote. */
async function exportAs(devtools: Page, panel: FrameLocator, format: 'JSON' | 'CSV', name: string): Promise<string> {
  const download = devtools.waitForEvent('download');
  await panel.getByRole('button', { name: 'Export' }).click();
  await panel.getByRole('menuitem', { name: format, exact: true }).click();
  const path = join(FOLDER, name);
  await (await download).saveAs(path);
  return await readFile(path, 'utf8');
}

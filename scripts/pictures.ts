import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, FrameLocator, Page } from 'playwright';
import { writeLog } from '../bench/long-log';
import { FAULTS } from '../demo/faults';
import { type Demo, startDemo } from '../demo/server';
import { findChromium } from './browsers';
import { buildExtension } from './build';
import { extensionId, launchChromium } from './chromium';
import { settle } from './demo-report';
import { ROOT } from './dependencies.mjs';
import { devtoolsOf, inspectedTab, setTheme, showPanel } from './devtools';
import { readJournal } from './journal';
import { localeIds } from './locale-messages';
import { openPopup } from './popup';

/**
 * Pictures of all that Hangup shows, in .output/pictures: `npm run pictures`. The panel is in real DevTools, in both
 * themes and languages and in three widths; the long log is a file, as none grows so long while one waits.
 */
const FOLDER = join(ROOT, '.output/pictures');
const LANGUAGES = (await localeIds()).map((locale) => locale.replace('_', '-'));
const THEMES = ['light', 'dark'] as const;
const WIDTHS = [300, 800, 1600];
const HEIGHT = 720;
const PLAYED = FAULTS.filter(({ slow }) => slow === undefined);
const SHOWN = '/fault/status-403';
const LONG = 100_000;
/** A long timeline is drawn bit by bit, and seldom. */
const LONG_TIMELINE_MS = 6_000;

interface Place {
  context: BrowserContext;
  demo: Demo;
  folder: string;
}

async function picturePanel({ context, demo, folder }: Place): Promise<{ page: Page; tabId: number }> {
  const page = await context.newPage();
  const devtools = await devtoolsOf(page);
  const panel = await showPanel(devtools);
  const tabId = await inspectedTab(panel);
  await page.goto(demo.url);
  await panel.locator('.empty').waitFor();
  await inEachTheme(devtools, panel, 800, join(folder, 'panel-empty'));

  await page.evaluate(
    (ids) => window.playAll(ids),
    PLAYED.map(({ id }) => id),
  );
  await settle(PLAYED, () => readJournal(panel, tabId));
  for (const dock of ['below', 'right']) {
    await panel.locator('body').evaluate((_, dock) => {
      localStorage.setItem('dock', JSON.stringify(dock));
      location.reload();
    }, dock);
    await select(devtools, panel);
    for (const width of WIDTHS) {
      await inEachTheme(devtools, panel, width, join(folder, `panel-${dock}-${width}`));
    }
  }
  return { page, tabId };
}

/** Only rows in view are drawn: for a moment, all are. */
async function select(devtools: Page, panel: FrameLocator): Promise<void> {
  await resize(devtools, 1600, HEIGHT + 2_000);
  await panel.getByRole('row').filter({ hasText: SHOWN }).click();
  await panel.locator('.details').waitFor();
}

async function inEachTheme(devtools: Page, panel: FrameLocator, width: number, path: string): Promise<void> {
  await resize(devtools, width, HEIGHT);
  for (const theme of THEMES) {
    await setTheme(devtools, theme);
    await panel.locator(`:root[data-theme=${theme}]`).waitFor();
    await drawn(panel);
    await devtools.screenshot({ path: `${path}-${theme}.png` });
  }
}

/** The timeline is drawn a little after the rows, and DevTools shows the size for a while when that was changed. */
async function drawn(panel: FrameLocator | Page, patience = 1_500): Promise<void> {
  await panel
    .locator('body')
    .evaluate((_, patience) => new Promise((resolve) => setTimeout(resolve, patience)), patience);
}

async function pictureLongLog({ context, folder }: Place, file: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${await extensionId(context)}/panel.html`);
  const chooser = page.waitForEvent('filechooser');
  await page.locator('.empty .button').click();
  await (await chooser).setFiles(file);
  await page.locator(`[role=grid][aria-rowcount="${LONG + 1}"]`).waitFor({ timeout: 120_000 });
  for (const width of WIDTHS) {
    await resize(page, width, HEIGHT);
    await page.getByRole('row').last().click();
    await drawn(page);
    await eachScheme(page, join(folder, `panel-long-${width}`), LONG_TIMELINE_MS);
  }
  await page.close();
}

async function picturePages({ context, folder }: Place, page: Page, tabId: number): Promise<void> {
  const id = await extensionId(context);
  for (const name of ['options', 'reference', 'welcome']) {
    const shown = await context.newPage();
    await shown.goto(`chrome-extension://${id}/${name}.html`);
    await resize(shown, 1280, HEIGHT);
    await shown.locator('h1').first().waitFor();
    if (name === 'options') await resize(shown, 1280, await shown.evaluate(() => document.body.scrollHeight));
    await eachScheme(shown, join(folder, name));
    await shown.close();
  }
  const [worker] = context.serviceWorkers();
  if (!worker) throw new Error("The extension's service worker is gone.");
  const popup = await openPopup(worker, page, tabId);
  await popup.getByRole('grid').waitFor();
  await popup.locator('body').screenshot({ path: join(folder, 'popup.png') });
}

async function eachScheme(page: Page, path: string, patience?: number): Promise<void> {
  for (const theme of THEMES) {
    // A tab behind another is not drawn anew.
    await page.bringToFront();
    const session = await page.context().newCDPSession(page);
    const features = [{ name: 'prefers-color-scheme', value: theme }];
    await session.send('Emulation.setEmulatedMedia', { features });
    await drawn(page, patience);
    await page.screenshot({ path: `${path}-${theme}.png` });
  }
}

async function resize(page: Page, width: number, height: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
}

const chromium = findChromium();
if (!chromium.found) throw new Error(chromium.advice);
const extension = process.env.HANGUP_EXTENSION ?? buildExtension('chrome');
const demo = await startDemo();
await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
const file = join(FOLDER, 'long.ndjson');
try {
  await writeLog(file, LONG);
  for (const language of LANGUAGES) {
    const folder = join(FOLDER, language);
    await mkdir(folder);
    // Chromium for Linux asks the environment, elsewhere the command line.
    process.env.LANGUAGE = language.replace('-', '_');
    const { context, close } = await launchChromium({
      executable: chromium.path,
      extension,
      headless: true,
      trustedKeys: [demo.certificate.spki],
      args: [`--lang=${language}`],
    });
    try {
      const { page, tabId } = await picturePanel({ context, demo, folder });
      await pictureLongLog({ context, demo, folder }, file);
      await picturePages({ context, demo, folder }, page, tabId);
    } finally {
      await close();
    }
    console.log(`Pictures in ${folder}`);
  }
} finally {
  await demo.close();
  await rm(file, { force: true });
}

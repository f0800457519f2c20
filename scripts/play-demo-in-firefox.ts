import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Fault } from '../demo/fault';
import { expectedIn, FAULTS } from '../demo/faults';
import type { Demo } from '../demo/server';
import { type Pictures, ROW, SCALE, SHOWN, SIZE, startPictures } from './demo-pictures';
import { emptyFolder, report, settle } from './demo-report';
import { type Exported, parseExport } from './exported';
import { type Firefox, launchFirefox } from './firefox';
import { exportAs, openPanel } from './firefox-panel';
import { openPopup, picturePopup } from './firefox-windows';
import { readJournalIn } from './journal';
import { waitUntil } from './wait-until';

/** What Firefox can play, with what must be recorded there. */
const PLAYED: readonly Fault[] = FAULTS.flatMap((fault) => {
  const expected = fault.slow === undefined ? expectedIn(fault, 'firefox') : null;
  return expected ? [{ ...fault, expected }] : [];
});

interface Options {
  executable: string;
  extension: string;
  demo: Demo;
}

/** The same as in Chromium, as far as Firefox can: the panel is shown in a tab of its own. */
export async function playDemoInFirefox({ executable, extension, demo }: Options): Promise<number> {
  const folder = await emptyFolder('demo-firefox');
  const recorded: Exported[] = [];
  const pictures = startPictures();
  // Firefox takes all certificates or none: what is refused for its certificate is played apart.
  for (const trustAll of [false, true]) {
    const firefox = await launchFirefox({ executable, extension, headless: true, trustAll, scale: SCALE });
    try {
      const faults = PLAYED.filter(({ needs }) => (needs === 'trusted-certificate') === trustAll);
      recorded.push(...(await record(firefox, demo, faults, trustAll ? null : { folder, pictures })));
    } finally {
      await firefox.close();
    }
  }
  return report(folder, PLAYED, recorded, pictures);
}

interface Output {
  folder: string;
  pictures: Pictures;
}

/** @param output for the exports and the pictures; `null`: none are wanted */
async function record(firefox: Firefox, demo: Demo, faults: readonly Fault[], output: Output | null) {
  const page = await firefox.browser.newPage();
  await page.goto(demo.url);
  const panel = await openPanel(firefox, demo.url);
  await page.bringToFront();
  console.log(`Playing ${faults.length} faults ...`);
  await page.evaluate(
    (ids) => window.playAll(ids),
    faults.map(({ id }) => id),
  );
  await settle(faults, () => readJournalIn(panel.page, panel.tabId));
  await panel.page.bringToFront();
  const json = await exportAs(firefox, panel.page, 'JSON', '.json');
  if (output !== null) {
    const { folder, pictures } = output;
    await writeFile(join(folder, 'hangup.json'), json);
    await writeFile(join(folder, 'hangup.csv'), await exportAs(firefox, panel.page, 'CSV', '.csv'));
    await picturePanel(panel.page, faults.length, output);
    await pictures.attempt('popup.png', async () => {
      await page.bringToFront();
      await waitUntil('the popup', 60_000, async () => (await openPopup(panel.page)) || null);
      await writeFile(join(folder, 'popup.png'), await picturePopup(firefox));
    });
  }
  return parseExport(json);
}

async function picturePanel(page: Page, rows: number, { folder, pictures }: Output): Promise<void> {
  await pictures.attempt('details', async () => {
    // Only rows in view are drawn: for a moment, all are.
    await page.setViewport({ ...SIZE, height: SIZE.height + rows * ROW });
    await page
      .locator(`::-p-xpath(//*[@role="row"][contains(., "${SHOWN}")]/*[@role="gridcell"])`)
      .click()
      .finally(() => page.setViewport(SIZE));
  });
  for (const theme of ['light', 'dark']) {
    await pictures.attempt(`panel-${theme}.png`, async () => {
      await setTheme(page, theme);
      await page.screenshot({ path: join(folder, `panel-${theme}.png`) });
    });
  }
}

/**
 * Sets a theme and resolves when the timeline is drawn in its colours, a moment after the rest. Compares colours, not
 * names: a panel that follows a light system already looks as `light` does, and its timeline does not change.
 */
async function setTheme(page: Page, theme: string): Promise<void> {
  const drawn = () => page.evaluate(() => document.querySelector('canvas')?.toDataURL() ?? '');
  const before = await drawn();
  const isOther = await page.evaluate((name) => {
    const { color } = getComputedStyle(document.body);
    document.documentElement.dataset.theme = name;
    return getComputedStyle(document.body).color !== color;
  }, theme);
  if (isOther) await waitUntil('the timeline in other colours', 10_000, async () => (await drawn()) !== before || null);
}

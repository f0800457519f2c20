import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, FrameLocator, Page } from 'playwright';
import { FAULTS } from '../demo/faults';
import type { Demo } from '../demo/server';
import { launchChromium } from './chromium';
import { type Pictures, ROW, SCALE, SHOWN, SIZE, startPictures } from './demo-pictures';
import { emptyFolder, report, settle } from './demo-report';
import { devtoolsOf, inspectedTab, setTheme, showPanel } from './devtools';
import { type Exported, parseExport } from './exported';
import { readJournal } from './journal';
import { openPopup } from './popup';

const PLAYED = FAULTS.filter(({ slow }) => slow === undefined);

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
  const folder = await emptyFolder('demo');
  const { context, close } = await launchChromium({
    executable,
    extension,
    headless: true,
    trustedKeys: [demo.certificate.spki],
    args: [`--force-device-scale-factor=${SCALE}`],
  });
  const pictures = startPictures();
  try {
    return await report(folder, PLAYED, await record(context, demo, folder, pictures), pictures);
  } finally {
    await close();
  }
}

async function record(context: BrowserContext, demo: Demo, folder: string, { attempt }: Pictures): Promise<Exported[]> {
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
  await settle(PLAYED, () => readJournal(panel, tabId));

  const json = await exportAs(devtools, panel, 'JSON', join(folder, 'hangup.json'));
  await exportAs(devtools, panel, 'CSV', join(folder, 'hangup.csv'));
  await attempt('details', async () => {
    // Only rows in view are drawn: for a moment, all are.
    await resize(devtools, SIZE.height + PLAYED.length * ROW);
    await panel
      .getByRole('row')
      .filter({ hasText: SHOWN })
      .click()
      .finally(() => resize(devtools, SIZE.height));
  });
  for (const theme of ['light', 'dark'] as const) {
    await attempt(`panel-${theme}.png`, async () => {
      await setTheme(devtools, theme);
      const root = panel.locator(`:root[data-theme=${theme}]`);
      await root.waitFor();
      // The panel is drawn by a process of its own: a frame later than it knows its theme.
      await root.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      await devtools.screenshot({ path: join(folder, `panel-${theme}.png`) });
    });
  }
  await attempt('popup.png', async () => {
    const [worker] = context.serviceWorkers();
    if (!worker) throw new Error("The extension's service worker is gone.");
    const popup = await openPopup(worker, page, tabId);
    await popup.getByRole('grid').waitFor();
    await popup.locator('body').screenshot({ path: join(folder, 'popup.png') });
  });
  return parseExport(json);
}

/** Playwright's own way would draw one pixel to one of CSS. */
async function resize(devtools: Page, height: number): Promise<void> {
  const session = await devtools.context().newCDPSession(devtools);
  const metrics = { width: SIZE.width, height, deviceScaleFactor: SCALE, mobile: false };
  await session.send('Emulation.setDeviceMetricsOverride', metrics);
}

/** Uses the panel's own export menu, and returns what it wrote. */
async function exportAs(devtools: Page, panel: FrameLocator, format: 'JSON' | 'CSV', path: string): Promise<string> {
  const download = devtools.waitForEvent('download');
  await panel.getByRole('button', { name: 'Export' }).click();
  await panel.getByRole('menuitem', { name: format, exact: true }).click();
  await (await download).saveAs(path);
  return await readFile(path, 'utf8');
}

import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, FrameLocator, Page } from 'playwright';
import { FAULTS } from '../demo/faults';
import { type Demo, startDemo } from '../demo/server';
import { findChromium } from './browsers';
import { buildExtension } from './build';
import { extensionId, launchChromium } from './chromium';
import { settle } from './demo-report';
import { ROOT } from './dependencies.mjs';
import { devtoolsOf, inspectedTab, setTheme, showPanel, showView } from './devtools';
import { readJournal } from './journal';
import { openPopup } from './popup';

/**
 * The pictures in the README and for the stores, in the sizes that they ask for: `npm run pictures:docs`. All are of
 * the real thing: DevTools' own Network panel and Hangup beside it, of the same failure.
 */
const IMAGES = join(ROOT, 'docs/images');
const STORE = join(ROOT, 'docs/store/images');
/** A log as somebody has who debugs. */
const PLAYED = FAULTS.filter(({ id }) =>
  [
    'close-1000',
    'page-close-1000',
    'dropped',
    'refused',
    'status-403',
    'status-502',
    'page-close-4999',
    'close-1012',
    'close-4401',
  ].includes(id),
);
const FAILURE = '/fault/status-403';

interface Size {
  width: number;
  height: number;
}
const SCREEN: Size = { width: 1280, height: 800 };
const HALF: Size = { width: 640, height: 480 };

async function resize(page: Page, { width, height }: Size, scale = 1): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: scale, mobile: false });
}

/** What is drawn a little later than the rest: a timeline, a table that waits for its next frame. */
const drawn = (page: Page): Promise<void> => page.waitForTimeout(800);

async function picturePanel(devtools: Page, panel: FrameLocator): Promise<void> {
  await resize(devtools, SCREEN);
  await panel.getByRole('row').filter({ hasText: FAILURE }).click();
  await panel.locator('.details').waitFor();
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(devtools, theme);
    await panel.locator(`:root[data-theme=${theme}]`).waitFor();
    await drawn(devtools);
    await devtools.screenshot({ path: join(STORE, `panel-${theme}-1280x800.png`) });
  }
  await setTheme(devtools, 'light');
  await panel.locator(':root[data-theme=light]').waitFor();
}

/** The same failure in the Network panel and in Hangup, as data URLs. */
async function bothPanels(devtools: Page, panel: FrameLocator): Promise<[network: string, hangup: string]> {
  await resize(devtools, HALF, 2);
  await drawn(devtools);
  const hangup = await devtools.screenshot();
  await showView(devtools, 'network');
  await drawn(devtools);
  await devtools.locator('.network-log-grid .name-column').filter({ hasText: '403' }).first().click();
  await drawn(devtools);
  const network = await devtools.screenshot();
  await showPanel(devtools);
  await panel.locator('.details').waitFor();
  return [asUrl(network), asUrl(hangup)];
}

const asUrl = (png: Buffer): string => `data:image/png;base64,${png.toString('base64')}`;

const STYLE = `
  body { margin: 0; font: 16px/1.4 system-ui, "Noto Sans", sans-serif; color: #1f1f1f; background: #fff }
  figure { margin: 0 } figcaption { margin: 0 0 8px; font-weight: 600 }
  img { display: block; border: 1px solid #dfe3e8; border-radius: 8px; box-sizing: border-box }`;

/** Lays HTML out on a page of this size, and takes its picture. */
async function compose(context: BrowserContext, size: Size, scale: number, html: string, path: string): Promise<void> {
  const page = await context.newPage();
  await resize(page, size, scale);
  await page.setContent(`<style>${STYLE}</style>${html}`);
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  await page.bringToFront();
  await page.screenshot({ path });
  await page.close();
}

async function sideBySide(context: BrowserContext, [network, hangup]: [string, string]): Promise<void> {
  const figure = (caption: string, url: string) =>
    `<figure><figcaption>${caption}</figcaption><img src="${url}" width="640"></figure>`;
  const figures = figure('The Network panel', network) + figure('Hangup', hangup);
  const html = `<div style="display: flex; gap: 24px; padding: 16px">${figures}</div>`;
  await compose(context, { width: 1336, height: 544 }, 1.5, html, join(IMAGES, 'side-by-side.png'));
}

async function picturePopup(context: BrowserContext, page: Page, tabId: number): Promise<void> {
  const [worker] = context.serviceWorkers();
  if (!worker) throw new Error("The extension's service worker is gone.");
  const popup = await openPopup(worker, page, tabId);
  await popup.getByRole('grid').waitFor();
  await drawn(popup);
  const url = asUrl(await popup.locator('body').screenshot());
  await popup.close();
  const html = `<div style="display: grid; grid-template-columns: 1fr auto; gap: 48px; align-items: center; height: 800px; padding: 0 120px; background: #eef0fb">
    <div><h1 style="font-size: 44px; line-height: 1.15; margin: 0 0 16px">Every close code, one key away</h1>
    <p style="font-size: 22px; margin: 0">The toolbar button counts what the tab has seen, and says what each code means.</p></div>
    <img src="${url}" width="456"></div>`;
  await compose(context, SCREEN, 1, html, join(STORE, 'popup-1280x800.png'));
}

async function promote(context: BrowserContext): Promise<void> {
  const icon = await readFile(join(ROOT, 'scripts/icon.svg'), 'utf8');
  const html = `<style>svg { width: 96px; height: 96px }</style>
    <div style="display: grid; place-content: center; justify-items: center; gap: 12px; height: 280px; background: #4338ca; color: #fff; text-align: center">
    ${icon}<div style="font-size: 34px; font-weight: 700">Hangup</div>
    <div style="font-size: 19px">Why did my WebSocket close?</div></div>`;
  await compose(context, { width: 440, height: 280 }, 1, html, join(STORE, 'promo-440x280.png'));
}

async function pictureReference(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${await extensionId(context)}/reference.html#1006`);
  await resize(page, SCREEN);
  await page.locator('h1').first().waitFor();
  await page.bringToFront();
  await drawn(page);
  await page.screenshot({ path: join(STORE, 'reference-1280x800.png') });
  await page.close();
}

async function play(context: BrowserContext, demo: Demo) {
  const page = await context.newPage();
  const devtools = await devtoolsOf(page);
  await resize(devtools, SCREEN);
  const panel = await showPanel(devtools);
  const tabId = await inspectedTab(panel);
  await page.goto(demo.url);
  await page.evaluate(
    (ids) => window.playAll(ids),
    PLAYED.map(({ id }) => id),
  );
  await settle(PLAYED, () => readJournal(panel, tabId));
  return { page, devtools, panel, tabId };
}

const chromium = findChromium();
if (!chromium.found) throw new Error(chromium.advice);
const extension = process.env.HANGUP_EXTENSION ?? buildExtension('chrome');
for (const folder of [IMAGES, STORE]) await mkdir(folder, { recursive: true });
const demo = await startDemo();
const { context, close } = await launchChromium({
  executable: chromium.path,
  extension,
  headless: true,
  theme: 'light',
  trustedKeys: [demo.certificate.spki],
});
try {
  const { page, devtools, panel, tabId } = await play(context, demo);
  await picturePanel(devtools, panel);
  await sideBySide(context, await bothPanels(devtools, panel));
  await picturePopup(context, page, tabId);
  await pictureReference(context);
  await promote(context);
  console.log(`Pictures in ${IMAGES} and ${STORE}`);
} finally {
  await close();
  await demo.close();
}

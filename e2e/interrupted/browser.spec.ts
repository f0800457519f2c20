import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from 'playwright/test';
import { type Chromium, extensionId, launchChromium } from '../../scripts/chromium';
import { readJournal } from '../../scripts/journal';
import { EXTENSION, expect, test } from '../fixtures';
import { endSockets } from '../sockets';
import { checkedBy, countProvisional, openSockets } from '../tab-log';

/** The extension's pages, and the browser's own page of extensions, have it. */
declare const chrome: import('webextension-polyfill').Browser & {
  developerPrivate: {
    updateProfileConfiguration(update: { inDeveloperMode: boolean }): Promise<void>;
    updateExtensionConfiguration(update: { extensionId: string; incognitoAccess: boolean }): Promise<void>;
  };
};

/** What befalls pages when nobody has DevTools open: a browser of its own, as it is when it is not tested. */
const checked = checkedBy('pages put away by the browser, in Chromium');

let chromium: Chromium;
/** A page of the extension. */
let own: Page;
let id: string;
const server = createServer((_request, response) => response.end('<!doctype html><title>A page</title>'));
let url: string;

test.beforeAll(async ({ executable }) => {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  url = `http://localhost:${(server.address() as AddressInfo).port}/`;
  chromium = await launchChromium({
    executable,
    extension: EXTENSION,
    headless: true,
    devtools: 'closed',
    backForwardCache: true,
  });
  id = await extensionId(chromium.context);
  own = await openOwn(chromium.context);
});
test.afterAll(async () => {
  await chromium.close();
  server.close();
});

async function openOwn(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  // Its pages open again as soon as it is enabled again.
  await expect(async () => void (await page.goto(`chrome-extension://${id}/reference.html`))).toPass();
  return page;
}

/** Number of the tab that is in front in the window of the extension's page, which goes there again. */
async function tabInFront(): Promise<number> {
  const [tab] = await own.evaluate(() => chrome.tabs.query({ active: true, currentWindow: true }));
  return tab?.id ?? -1;
}

async function kindsIn(tabId: number): Promise<string[]> {
  return (await readJournal(own, tabId)).map(({ record: { outcome } }) => outcome.kind);
}

test('a page that comes back from the back-forward cache: its sockets are recorded once, with what became of them', async ({
  demo,
}) => {
  const path = '/interrupted/cached';
  const page = await chromium.context.newPage();
  await page.goto(url);
  const tabId = await tabInFront();
  await openSockets(page, demo.places.server + path, 3);
  await page.evaluate(() => Object.assign(globalThis, { isTheSame: true }));
  await expect.poll(() => countProvisional(own)).toBe(3);
  await page.goto(demo.url);
  await expect.poll(() => kindsIn(tabId)).toEqual(Array.from({ length: 3 }, () => 'page-went-away'));
  // Playwright waits in vain for a page that is not loaded.
  await page.evaluate(() => history.back()).catch(() => {});
  await expect.poll(() => page.evaluate(() => Reflect.get(globalThis, 'isTheSame')).catch(() => null)).toBe(true);
  // Frozen, it has lost them; a page that is back sooner has them still.
  await page.evaluate(() => {
    for (const socket of window.opened) socket.close(4000);
  });
  await expect.poll(() => kindsIn(tabId)).toEqual(Array.from({ length: 3 }, () => 'closed'));
  await endSockets(page, `${demo.places.server}${path}?close=4000&after=0`, 2);
  await checked.eachOnce(own, tabId, demo.seen(path).length);
  const [first] = await readJournal(own, tabId);
  expect(first?.record.revision).toBe(2);
  expect(first?.record.marks.map(({ what }) => what)).toEqual(expect.arrayContaining(['pagehide', 'pageshow']));
  await page.close();
});

test('sockets of a tab that is discarded are recorded at once, and its log goes on under its new number', async ({
  demo,
}) => {
  const path = '/interrupted/discarded';
  const page = await chromium.context.newPage();
  await page.goto(url);
  const tabId = await tabInFront();
  await endSockets(page, `${demo.places.server}${path}?close=4000&after=0`, 2);
  await openSockets(page, demo.places.server + path, 3);
  await expect.poll(() => countProvisional(own)).toBe(3);
  await own.bringToFront();
  await own.evaluate((id) => chrome.tabs.discard(id), tabId);
  // It has another number from now on.
  const newId = await own.evaluate(async () => (await chrome.tabs.query({ discarded: true }))[0]?.id ?? -1);
  const away = 'page-went-away';
  await expect.poll(() => kindsIn(newId)).toEqual(['closed', 'closed', away, away, away]);
  const [again] = await Promise.all([
    chromium.context.waitForEvent('page'),
    own.evaluate((id) => chrome.tabs.update(id, { active: true }), newId),
  ]);
  await again.waitForURL(url);
  await endSockets(again, `${demo.places.server}${path}?close=4000&after=0`, 1);
  await checked.eachOnce(own, newId, demo.seen(path).length);
  expect(await readJournal(own, tabId)).toEqual([]);
});

test('a private window beside a normal one: each has its own, and nothing of the private one lies on the disk', async ({
  demo,
}) => {
  const path = '/interrupted/private';
  const manager = await chromium.context.newPage();
  await manager.goto('chrome://extensions');
  await manager.evaluate(async (extensionId) => {
    // What is loaded by hand runs on, reloaded, in developer mode alone.
    await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await chrome.developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
  }, id);
  await manager.close();
  // That reloads the extension, and closes its pages.
  await expect(async () => {
    own = await openOwn(chromium.context);
    expect(await own.evaluate(() => chrome.extension.isAllowedIncognitoAccess())).toBe(true);
  }).toPass();

  const page = await chromium.context.newPage();
  await page.goto(url);
  const tabId = await tabInFront();
  const [hidden, privateId] = await Promise.all([
    chromium.context.waitForEvent('page'),
    own.evaluate(
      async (url) => (await chrome.windows.create({ incognito: true, url })).tabs?.[0]?.id ?? -1,
      `${url}?private`,
    ),
  ]);
  await hidden.waitForURL(`${url}?private`);
  await Promise.all([
    endSockets(page, `${demo.places.server}${path}/normal?close=4000&after=0`, 30),
    endSockets(hidden, `${demo.places.server}${path}/private?close=4001&after=0`, 20),
  ]);
  await checked.eachOnce(own, tabId, demo.seen(`${path}/normal`).length);
  const inMemory = () =>
    own.evaluate(async (prefix) => {
      const items: Record<string, unknown> = await chrome.storage.session.get(null);
      return Object.keys(items).filter((key) => key.startsWith(prefix)).length;
    }, `private/${privateId}/entry/`);
  await expect.poll(inMemory).toBe(demo.seen(`${path}/private`).length);
  expect(await readJournal(own, privateId)).toEqual([]);
  expect(await own.evaluate(() => chrome.storage.local.get(null).then(JSON.stringify))).not.toContain(path);
  checked.count(20);
  await hidden.close();
  await expect.poll(inMemory).toBe(0);
});

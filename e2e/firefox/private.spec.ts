import type { Page } from 'puppeteer-core';
import { readJournalIn } from '../../scripts/journal';
import { checkedBy } from '../tab-log';
import { stopEventPage } from './event-page';
import { expect, test } from './fixtures';
import { endSocketsIn } from './sockets';

/** The extension's pages have it; its types come with the polyfill. */
declare const browser: import('webextension-polyfill').Browser;

const checked = checkedBy('a private window, in Firefox');

test('a private window beside a normal one, as the event page is stopped: each has its own, and nothing of the private one lies on the disk', async ({
  openTab,
  firefox,
  demo,
}) => {
  const path = '/interrupted/private';
  const { page, panel } = await openTab('/');
  const privileged = await firefox.openPrivileged();
  const privateId = await panel.page.evaluate(
    async (url) => (await browser.windows.create({ incognito: true, url })).tabs?.[0]?.id ?? -1,
    `${demo.url}?private`,
  );
  const hidden = await pageAt(`${demo.url}?private`, () => firefox.browser.pages());

  const ended = Promise.all([
    endSocketsIn(page, `${demo.places.server}${path}/normal?close=4000&after=0`, 20),
    endSocketsIn(hidden, `${demo.places.server}${path}/hidden?close=4001&after=0`, 20),
  ]);
  await stopEventPage(privileged);
  await ended;
  await checked.eachOnceIn(panel.page, panel.tabId, demo.seen(`${path}/normal`).length);
  const inMemory = () =>
    panel.page.evaluate(async (prefix) => {
      const items: Record<string, unknown> = await browser.storage.session.get(null);
      return Object.keys(items).filter((key) => key.startsWith(prefix)).length;
    }, `private/${privateId}/entry/`);
  await expect.poll(inMemory).toBe(demo.seen(`${path}/hidden`).length);
  checked.count(20);

  const urls = (await readJournalIn(panel.page, panel.tabId)).map(({ record }) => record.url);
  expect(urls).toEqual(Array.from({ length: 20 }, () => expect.stringContaining(`${path}/normal`)));
  const disk = await panel.page.evaluate(readDisk);
  expect(disk).toContain(`${path}/normal`);
  expect(disk).not.toContain(`${path}/hidden`);

  await hidden.close();
  await expect.poll(inMemory).toBe(0);
  await privileged.close();
});

/** The page that shows this URL, once it is there whole. */
async function pageAt(url: string, pages: () => Promise<Page[]>): Promise<Page> {
  const whole = (page: Page) =>
    page.evaluate((wanted) => location.href === wanted && document.readyState === 'complete', url).catch(() => false);
  let found: Page | undefined;
  const look = async () => {
    found = (await pages()).find((page) => page.url() === url);
    return found !== undefined && (await whole(found));
  };
  await expect.poll(look).toBe(true);
  if (!found) throw new Error(`No page shows ${url}.`);
  return found;
}

/** Runs in a page of the extension: all that the extension keeps on disk, as JSON. */
const readDisk = async (): Promise<string> => {
  const databases = await Promise.all(
    (await indexedDB.databases()).map(
      ({ name = '' }) =>
        new Promise<IDBDatabase>((resolve, reject) => {
          const request = indexedDB.open(name);
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        }),
    ),
  );
  const stores = databases.flatMap((database) =>
    [...database.objectStoreNames].map(
      (name) =>
        new Promise<unknown>((resolve, reject) => {
          const request = database.transaction(name).objectStore(name).getAll();
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        }),
    ),
  );
  const kept = await Promise.all([...stores, browser.storage.local.get(null)]);
  for (const database of databases) database.close();
  return JSON.stringify(kept);
};

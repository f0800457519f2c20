import type { Page } from 'puppeteer-core';
import { readJournalIn } from '../../scripts/journal';
import { checkedBy, countProvisionalIn } from '../tab-log';
import { stopEventPage } from './event-page';
import { expect, test } from './fixtures';
import { closeOpenedIn, endSocketsIn, openSocketsIn } from './sockets';

/** The extension's pages have it; its types come with the polyfill. */
declare const browser: import('webextension-polyfill').Browser;

/** How many sockets there were is the server's own count. */
const checked = checkedBy('the event page stopped, in Firefox');

/** A page of the browser's own. */
let privileged: Page;
test.beforeAll(async ({ firefox }) => {
  privileged = await firefox.openPrivileged();
});
test.afterAll(() => privileged.close());

/** Whoever has woken it meanwhile has it stopped again. */
const stopForNow = () => expect.poll(() => stopEventPage(privileged)).toBe('stopped');

test('sockets that end around its stops, and while it is stopped, are there once each', async ({ openTab, demo }) => {
  const BURSTS = 4;
  const SOCKETS = 40;
  const path = '/interrupted/event-page';
  const { page, panel } = await openTab('/');
  for (let burst = 0; burst < BURSTS; burst++) {
    const ended = endSocketsIn(page, `${demo.places.server}${path}?close=4000&after=0`, SOCKETS);
    await stopEventPage(privileged);
    await stopEventPage(privileged);
    await ended;
  }
  expect(demo.seen(path)).toHaveLength(BURSTS * SOCKETS);

  const urls = Array.from({ length: 5 }, (_, index) => `${demo.places.server}${path}?open=${index}`);
  await openSocketsIn(page, urls);
  const isKept = () =>
    panel.page.evaluate(async (urls) => {
      const kept = JSON.stringify(await browser.storage.session.get(null));
      return urls.every((url) => kept.includes(url));
    }, urls);
  await expect.poll(isKept, { message: 'what is known of their handshakes is where no stop loses it' }).toBe(true);
  await stopForNow();
  await closeOpenedIn(page, 4001);
  const statuses = async (ofThem: readonly string[]) =>
    (await readJournalIn(panel.page, panel.tabId)).flatMap(({ record, evidence }) =>
      ofThem.includes(record.url ?? '') ? [evidence?.status] : [],
    );
  await expect.poll(() => statuses(urls)).toEqual(urls.map(() => 101));

  const refused = `${demo.places.server}/status?code=403`;
  await stopForNow();
  await endSocketsIn(page, refused, 1);
  await expect.poll(() => statuses([refused])).toEqual([403]);
  await checked.eachOnceIn(panel.page, panel.tabId, BURSTS * SOCKETS + urls.length + 1);
});

test('sockets of a page that is left while it is stopped are recorded as the next page tells', async ({
  openTab,
  demo,
}) => {
  const path = '/interrupted/event-page-left';
  const { page, panel } = await openTab('/');
  await openSocketsIn(
    page,
    Array.from({ length: 5 }, () => demo.places.server + path),
  );
  await expect.poll(() => countProvisionalIn(panel.page, panel.tabId)).toBe(5);
  await stopForNow();
  await page.goto(demo.places.otherOrigin);
  await endSocketsIn(page, `${demo.places.server}${path}?close=4000&after=0`, 1);
  await checked.eachOnceIn(panel.page, panel.tabId, demo.seen(path).length);
  const ends = (await readJournalIn(panel.page, panel.tabId)).map(({ record: { outcome } }) =>
    'code' in outcome ? outcome.code : outcome.kind,
  );
  // Its last words get through at times.
  expect(ends.filter((end) => end === 1001 || end === 'page-went-away')).toHaveLength(5);
  expect(ends).toContain(4000);
});

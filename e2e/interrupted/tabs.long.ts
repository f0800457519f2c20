import type { BrowserContext, Page } from 'playwright/test';
import { devtoolsOf, inspectedTab, showPanel } from '../../scripts/devtools';
import { readJournal } from '../../scripts/journal';
import { expect, test } from '../fixtures';
import { expectRows } from '../grid';
import { endSockets } from '../sockets';
import { checkedBy } from '../tab-log';

/**
 * What befalls tabs, DevTools and the worker while events are on their way: each event is in the log once, or counted
 * as dropped. How many there were is the server's own count.
 */
const checked = checkedBy('tabs, DevTools and the worker interrupted, in Chromium');

test('several DevTools on several tabs, while the worker is stopped: each has its own', async ({
  open,
  demo,
  stopServiceWorker,
}) => {
  const path = '/interrupted/tabs';
  const tabs = [await open('/'), await open('/'), await open('/')];
  const bursts = tabs.map(({ page }, index) =>
    endSockets(page, `${demo.places.server}${path}/${index}?close=4000&after=0`, 40 + index),
  );
  await stopServiceWorker();
  await Promise.all(bursts);
  for (const [index, { panel, id }] of tabs.entries()) {
    const made = demo.seen(`${path}/${index}`).length;
    expect(made).toBe(40 + index);
    await checked.eachOnce(panel, id, made);
    await expectRows(panel, made);
    const urls = (await readJournal(panel, id)).map(({ record }) => new URL(record.url ?? '').pathname);
    expect(new Set(urls)).toEqual(new Set([`${path}/${index}`]));
  }
});

test('DevTools closed and opened again while a burst runs: the new panel has it all', async ({
  open,
  extension,
  demo,
}) => {
  const path = '/interrupted/devtools';
  const url = `${demo.places.server}${path}?close=4000&after=0`;
  const { page, devtools, panel, id } = await open('/');
  await endSockets(page, url, 20);
  await expectRows(panel, 20);

  const burst = endSockets(page, url, 400, 20);
  await devtools.close();
  await openDevtools(extension.context, page);
  const again = await devtoolsOf(page);
  const panelAgain = await showPanel(again);
  expect(await inspectedTab(panelAgain)).toBe(id);
  await burst;
  await checked.eachOnce(panelAgain, id, demo.seen(path).length);
  await expectRows(panelAgain, 420);
});

test('the panel of a tab opened and closed, again and again, while a burst runs: the last one has it all', async ({
  open,
  extension,
  demo,
}) => {
  const path = '/interrupted/panel';
  const { page, panel, id } = await open('/');
  const burst = endSockets(page, `${demo.places.server}${path}?close=4000&after=0`, 300);
  for (let opened = 0; opened < 3; opened++) {
    const viewer = await extension.context.newPage();
    await viewer.goto(extension.url(`panel.html?tabId=${id}`));
    await viewer.close();
  }
  await burst;
  await checked.eachOnce(panel, id, demo.seen(path).length);
  await expectRows(panel, 300);
});

/** Opens DevTools again on a page on which they were closed. */
async function openDevtools(context: BrowserContext, page: Page): Promise<void> {
  const ofPage = await context.newCDPSession(page);
  const { targetInfo } = await ofPage.send('Target.getTargetInfo');
  await ofPage.detach();
  const ofBrowser = await context.browser()?.newBrowserCDPSession();
  await ofBrowser?.send('Target.openDevTools', { targetId: targetInfo.targetId });
  await ofBrowser?.detach();
}

test('more failures in one task than a frame may hold, while the worker is stopped: each counted once', async ({
  open,
  stopServiceWorker,
}) => {
  const FAILURES = 7_000;
  const { page, panel, id } = await open('/');
  const fail = page.evaluate((count) => {
    for (let index = 0; index < count; index++) {
      try {
        new WebSocket(`ws://localhost:undefined/${index}`);
      } catch {
        // As it should.
      }
    }
  }, FAILURES);
  for (let stop = 0; stop < 3; stop++) await stopServiceWorker();
  await fail;
  await checked.eachOnce(panel, id, FAILURES);
  await panel.getByRole('button', { name: 'Clear', exact: true }).click();
});

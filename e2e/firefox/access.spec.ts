import type { Page } from 'puppeteer-core';
import { click } from '../../scripts/firefox-panel';
import { expect, test, textIn } from './fixtures';
import { endSocketsIn } from './sockets';

/** The extension's pages have it; its types come with the polyfill. */
declare const browser: import('webextension-polyfill').Browser;

const ALL_SITES = { origins: ['<all_urls>'] };
const reported = (page: Page) => textIn(page, '[role=status]');

test('where Firefox is not let see every site, the panel says so, and a click on the welcome page changes it', async ({
  openTab,
  firefox,
  demo,
}) => {
  const { page, panel } = await openTab('/');
  const welcome = await firefox.openOwn('welcome.html');
  await expect.poll(() => reported(welcome)).toContain('Firefox lets Hangup see all sites.');
  const isObstructed = async () => (await panel.page.$('[data-obstacle]')) !== null;
  await expect.poll(isObstructed).toBe(false);

  await panel.page.evaluate((all) => browser.permissions.remove(all), ALL_SITES);
  await expect.poll(() => reported(panel.page)).toContain('Firefox does not let Hangup see every site.');
  await expect.poll(() => reported(welcome)).toContain('Firefox does not let Hangup see every site.');

  await welcome.bringToFront();
  await click(welcome, 'button', 'Allow on all sites');
  await expect.poll(() => reported(welcome)).toContain('Firefox lets Hangup see all sites.');
  await expect.poll(isObstructed).toBe(false);
  await welcome.close();

  // It sees them again, indeed.
  await page.bringToFront();
  await page.reload();
  await endSocketsIn(page, `${demo.places.server}/close?code=4321&after=0`, 1);
  await panel.page.bringToFront();
  await expect.poll(() => textIn(panel.page, '[role=grid]')).toContain('4321');
});

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Firefox } from './firefox';

/** The extension's pages have it; its types come with the polyfill. */
declare const browser: import('webextension-polyfill').Browser;

/** The panel of a page's tab, opened in a tab of its own. */
export interface FirefoxPanel {
  page: Page;
  /** The inspected tab, as the browser numbers it. */
  tabId: number;
}

/** Opens the panel for the tab that shows this URL, the newest of them. */
export async function openPanel(firefox: Firefox, url: string): Promise<FirefoxPanel> {
  const page = await firefox.openOwn('panel.html');
  const tabId = await page.evaluate(
    async (wanted) => (await browser.tabs.query({})).findLast((tab) => tab.url === wanted)?.id ?? null,
    url,
  );
  await page.close();
  if (tabId === null) throw new Error(`No tab shows ${url}.`);
  return { page: await firefox.openOwn(`panel.html?tabId=${tabId}`), tabId };
}

/** Clicks the button or the item of a menu with this name. */
export async function click(page: Page, role: 'button' | 'menuitem', name: string): Promise<void> {
  await page.locator(`::-p-aria([name="${name}"][role="${role}"])`).click();
}

/** Uses the panel's own export menu, and returns what it wrote. */
export async function exportAs(firefox: Firefox, page: Page, format: string, extension: string): Promise<string> {
  const before = new Set(await readdir(firefox.downloads));
  await click(page, 'button', 'Export');
  await click(page, 'menuitem', format);
  for (;;) {
    const names = await readdir(firefox.downloads);
    const name = names.find((one) => !before.has(one) && one.endsWith(extension));
    // Until it is whole there is a second file beside it.
    if (name && !names.includes(`${name}.part`)) {
      const text = await readFile(join(firefox.downloads, name), 'utf8');
      if (text !== '') return text;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

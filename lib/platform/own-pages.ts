import { browser } from 'wxt/browser';
import type { Errand, OwnPage } from '../transport/messages';

/** Opens a page of the extension. For the background, and pages in tabs. */
export async function openOwnPage(page: OwnPage, fragment = ''): Promise<void> {
  if (page === 'options') return browser.runtime.openOptionsPage();
  const url = new URL(browser.runtime.getURL(`/${page}.html`));
  url.hash = fragment;
  await browser.tabs.create({ url: url.href });
}

/** Has the background open a page of the extension. */
export function haveOpened(page: OwnPage, fragment = ''): void {
  const errand: Errand = { type: 'open-page', page, fragment };
  void browser.runtime.sendMessage(errand).catch(() => {});
}

/** Opens the page that shows what was installed. */
export async function welcome(): Promise<void> {
  // Developers load the extension again and again, and know where it is.
  const { installType } = await browser.management.getSelf();
  if (installType !== 'development') await openOwnPage('welcome');
}

import { browser } from 'wxt/browser';
import type { BackgroundRequest, OwnPage } from '../protocol/messages';

/** Opens a page of the extension. For the background, and pages in tabs. */
export async function openOwnPage(page: OwnPage, fragment = ''): Promise<void> {
  if (page === 'options') return browser.runtime.openOptionsPage();
  const url = new URL(browser.runtime.getURL(`/${page}.html`));
  url.hash = fragment;
  await browser.tabs.create({ url: url.href });
}

/** Has the background open a page of the extension. */
export function requestOpenPage(page: OwnPage, fragment = ''): void {
  const request: BackgroundRequest = { type: 'open-page', page, fragment };
  void browser.runtime.sendMessage(request).catch(() => {});
}

/** Opens the welcome page after an installation, except for developers, who load the extension many times. */
export async function welcomeUser(): Promise<void> {
  const { installType } = await browser.management.getSelf();
  if (installType !== 'development') await openOwnPage('welcome');
}

/** Who sent a message, by the browser's word. */
export interface Sender {
  tab?: object | undefined;
  url?: string | undefined;
}

/**
 * Whether a message comes from the background or a page of the extension. A content script's comes from a tab that
 * shows a web page, whatever else it says: what a compromised page's process sends must not pass for ours.
 */
export function isOwnSender({ tab, url }: Sender): boolean {
  return tab === undefined || (url?.startsWith(browser.runtime.getURL('/')) ?? false);
}

import { browser } from 'wxt/browser';

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

import type { Page, Worker } from 'playwright';
import { until } from './until';

/** The service worker has it; its types come with the polyfill. */
declare const chrome: import('webextension-polyfill').Browser;

/** Opens the toolbar button's real popup over this tab, as a click on the button would. */
export async function openPopup(worker: Worker, page: Page, tabId: number): Promise<Page> {
  await page.bringToFront();
  await worker.evaluate(async (id) => {
    const { windowId } = await chrome.tabs.get(id);
    await chrome.action.openPopup(windowId === undefined ? {} : { windowId });
  }, tabId);
  // It is a page before it has its URL.
  return until('the popup', 60_000, () => page.context().pages().find(isPopup) ?? null);
}

const isPopup = (page: Page): boolean => page.url().endsWith('/popup.html');

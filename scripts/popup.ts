import type { Page, Worker } from 'playwright';
import { waitUntil } from './wait-until';

/** The service worker has it; its types come with the polyfill. */
declare const chrome: import('webextension-polyfill').Browser;

/** Opens the toolbar button's real popup over this tab, as a click on the button would. */
export async function openPopup(worker: Worker, page: Page, tabId: number): Promise<Page> {
  await page.bringToFront();
  const ask = () =>
    worker.evaluate(async (id) => {
      const { windowId } = await chrome.tabs.get(id);
      // Refused while the window is not yet in front.
      return chrome.action.openPopup(windowId === undefined ? {} : { windowId }).then(
        () => true,
        () => false,
      );
    }, tabId);
  let isOpened = false;
  return waitUntil('the popup', 60_000, async () => {
    // It is a page before it has its URL.
    const found = page.context().pages().find(isPopup);
    if (!found && !isOpened) isOpened = await ask();
    return found ?? null;
  });
}

const isPopup = (page: Page): boolean => page.url().endsWith('/popup.html');

import type { Page, Worker } from 'playwright';

/** The service worker has it; its types come with the polyfill. */
declare const chrome: import('webextension-polyfill').Browser;

/** Opens the toolbar button's real popup over this tab, as a click on the button would. */
export async function openPopup(worker: Worker, page: Page, tabId: number): Promise<Page> {
  await page.bringToFront();
  const isPopup = (one: Page) => one.url().endsWith('/popup.html');
  const opened = page.context().waitForEvent('page', isPopup);
  await worker.evaluate(async (id) => {
    const { windowId } = await chrome.tabs.get(id);
    await chrome.action.openPopup(windowId === undefined ? {} : { windowId });
  }, tabId);
  return opened;
}

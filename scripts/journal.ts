import type { Locator } from 'playwright';
import type { Page } from 'puppeteer-core';
import type { LogEntry } from '../lib/model/entry';

/** A page of the extension, wherever it is shown. */
export interface OwnPage {
  locator(selector: string): Locator;
}

/** A tab's entries as they lie in the journal on disk, in the order of arrival. Read from a page of the extension. */
export function readJournal(panel: OwnPage, tabId: number): Promise<LogEntry[]> {
  return panel.locator('body').evaluate(readEntries, tabId);
}

/** The same in Firefox. */
export function readJournalIn(page: Page, tabId: number): Promise<LogEntry[]> {
  return page.evaluate(readEntries, null, tabId);
}

/**
 * Runs in the page. No function inside has a name: tsx would call a helper of its own to keep it, which the page does
 * not have.
 */
const readEntries = async (_body: unknown, id: number): Promise<LogEntry[]> => {
  const database = await new Promise<IDBDatabase | null>((resolve) => {
    const request = indexedDB.open('hangup');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(null);
    // Where there is none yet, looking must not make one.
    request.onupgradeneeded = () => request.transaction?.abort();
  });
  if (!database) return [];
  try {
    return await new Promise<LogEntry[]>((resolve, reject) => {
      const entries = database.transaction('entries').objectStore('entries').index('byOrder');
      const request = entries.getAll(IDBKeyRange.bound([id], [id, Number.POSITIVE_INFINITY]));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  } finally {
    database.close();
  }
};

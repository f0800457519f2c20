import type { FrameLocator } from 'playwright/test';
import type { LogEntry } from '../lib/record/entry';

/** A tab's entries as they lie in the journal on disk, in the order of arrival. Read from a page of the extension. */
export function readJournal(panel: FrameLocator, tabId: number): Promise<LogEntry[]> {
  return panel.locator('body').evaluate(async (_body, id) => {
    const result = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await result(indexedDB.open('hangup'));
    try {
      const entries: LogEntry[] = await result(
        database
          .transaction('entries')
          .objectStore('entries')
          .index('byOrder')
          .getAll(IDBKeyRange.bound([id], [id, Number.POSITIVE_INFINITY])),
      );
      return entries;
    } finally {
      database.close();
    }
  }, tabId);
}

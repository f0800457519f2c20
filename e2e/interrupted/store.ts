import type { FrameLocator } from 'playwright/test';
import type { Tab } from '../fixtures';
import { endSockets } from '../sockets';

/** Ends sockets of the tab, which the server counts by their path. */
export function endIn({ page }: Tab, server: string, path: string, count: number, first = 0): Promise<void> {
  return endSockets(page, `${server}${path}?close=4000&after=0`, count, first);
}

/** Deletes the database under whoever has it open. */
export function deleteStore(panel: FrameLocator): Promise<void> {
  return panel.locator('body').evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase('hangup');
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      }),
  );
}

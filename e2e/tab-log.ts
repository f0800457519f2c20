import type { Page } from 'playwright/test';
import type { TabLog } from '../lib/journal/journal';
import { type OwnPage, readJournal } from '../scripts/journal';
import { expect, test } from './fixtures';

/** What the journal on disk says of a tab; `null`: nothing. Read from a page of the extension. */
export function readTabLog(panel: OwnPage, tabId: number): Promise<TabLog | null> {
  return readStore(panel, 'tabs', tabId) as Promise<TabLog | null>;
}

/** How many sockets are foretold, of all tabs. */
export async function countForetold(panel: OwnPage): Promise<number> {
  return Number(await readStore(panel, 'foretold', null));
}

/** Gets this key's value, or counts where no key is given; `null`: there is nothing. */
function readStore(panel: OwnPage, name: string, key: number | null): Promise<unknown> {
  return panel.locator('body').evaluate(
    async (_body, { name, key }) => {
      const database = await new Promise<IDBDatabase | null>((resolve) => {
        const request = indexedDB.open('hangup');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => resolve(null);
        // Where there is none, looking must not make one.
        request.onupgradeneeded = () => request.transaction?.abort();
      });
      if (!database) return null;
      try {
        return await new Promise<unknown>((resolve, reject) => {
          const store = database.transaction(name).objectStore(name);
          const request = key === null ? store.count() : store.get(key);
          request.onsuccess = () => resolve(request.result ?? null);
          request.onerror = () => reject(request.error);
        });
      } finally {
        database.close();
      }
    },
    { name, key },
  );
}

declare global {
  interface Window {
    /** By {@link openSockets}. */
    opened: WebSocket[];
  }
}

/** Has the page open so many sockets, and resolves when all are open. */
export function openSockets(page: Page, url: string, count: number): Promise<unknown> {
  return page.evaluate(
    ({ url, count }) =>
      Promise.all(
        Array.from({ length: count }, () => {
          const socket = new WebSocket(url);
          window.opened = [...(window.opened ?? []), socket];
          return new Promise<void>((resolve) => socket.addEventListener('open', () => resolve()));
        }),
      ),
    { url, count },
  );
}

/** What a suite checked, printed when it is through. */
export interface Checked {
  /** Another case, of so many events. */
  count(events: number): void;
  /**
   * Waits until as many events as there were are in the tab's log or counted as dropped, and looks that none is there
   * twice.
   */
  eachOnce(panel: OwnPage, tabId: number, made: number): Promise<void>;
}

export function checkedBy(suite: string): Checked {
  let cases = 0;
  let checked = 0;
  test.afterAll(() => console.log(`  ${suite}: ${cases} cases, ${checked.toLocaleString('en')} events checked`));

  function count(events: number): void {
    cases++;
    checked += events;
  }
  return {
    count,
    async eachOnce(panel, tabId, made) {
      const sum = async (): Promise<number> => {
        const tab = await readTabLog(panel, tabId);
        return tab ? tab.held + tab.dropped : 0;
      };
      await expect.poll(sum, { message: 'held or dropped', timeout: 120_000 }).toBe(made);
      const entries = await readJournal(panel, tabId);
      const tab = await readTabLog(panel, tabId);
      expect(entries).toHaveLength(tab?.held ?? 0);
      expect(new Set(entries.map(({ record }) => record.key)).size).toBe(entries.length);
      count(made);
    },
  };
}

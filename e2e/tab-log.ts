import type { Page } from 'playwright/test';
import type { Page as FirefoxPage } from 'puppeteer-core';
import type { LogEntry } from '../lib/model/entry';
import type { TabLog } from '../lib/model/journal';
import { type OwnPage, readJournal, readJournalIn } from '../scripts/journal';
import { expect, test } from './fixtures';

/** What the journal on disk says of a tab; `null`: nothing. Read from a page of the extension. */
export function readTabLog(panel: OwnPage, tabId: number): Promise<TabLog | null> {
  return panel.locator('body').evaluate(askStore, { tab: tabId }) as Promise<TabLog | null>;
}

/** How many sockets are foretold, of all tabs. */
export async function countProvisional(panel: OwnPage): Promise<number> {
  return Number(await panel.locator('body').evaluate(askStore, { foretoldOf: null }));
}

/** Of one tab, in Firefox. */
export async function countProvisionalIn(page: FirefoxPage, tabId: number): Promise<number> {
  return Number(await page.evaluate(askStore, null, { foretoldOf: tabId }));
}

/** What is said of a tab, or how many sockets are foretold of a tab, or of all. */
type Question = { tab: number } | { foretoldOf: number | null };

/** Runs in the page. `null`: there is nothing. */
const askStore = async (_body: unknown, question: Question): Promise<unknown> => {
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
      const reading = database.transaction(['tabs', 'foretold']);
      const provisional = reading.objectStore('foretold');
      const request =
        'tab' in question
          ? reading.objectStore('tabs').get(question.tab)
          : question.foretoldOf === null
            ? provisional.count()
            : provisional.count(IDBKeyRange.bound([question.foretoldOf], [question.foretoldOf, []]));
      request.onsuccess = () => resolve(request.result ?? null);
      request.onerror = () => reject(request.error);
    });
  } finally {
    database.close();
  }
};

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
  /** The same in Firefox. */
  eachOnceIn(page: FirefoxPage, tabId: number, made: number): Promise<void>;
}

export function checkedBy(suite: string): Checked {
  let cases = 0;
  let checked = 0;
  test.afterAll(() => console.log(`  ${suite}: ${cases} cases, ${checked.toLocaleString('en')} events checked`));

  function count(events: number): void {
    cases++;
    checked += events;
  }

  async function check(
    readTab: () => Promise<TabLog | null>,
    readEntries: () => Promise<LogEntry[]>,
    made: number,
  ): Promise<void> {
    const sum = async (): Promise<number> => {
      const tab = await readTab();
      return tab ? tab.held + tab.dropped : 0;
    };
    await expect.poll(sum, { message: 'held or dropped', timeout: 120_000 }).toBe(made);
    const entries = await readEntries();
    const tab = await readTab();
    expect(entries).toHaveLength(tab?.held ?? 0);
    expect(new Set(entries.map(({ record }) => record.key)).size).toBe(entries.length);
    count(made);
  }

  return {
    count,
    eachOnce: (panel, tabId, made) =>
      check(
        () => readTabLog(panel, tabId),
        () => readJournal(panel, tabId),
        made,
      ),
    eachOnceIn: (page, tabId, made) =>
      check(
        async () => (await page.evaluate(askStore, null, { tab: tabId })) as TabLog | null,
        () => readJournalIn(page, tabId),
        made,
      ),
  };
}

import { browser } from 'wxt/browser';
import { openIndexedDbJournal } from '../journal/indexed-db';
import { type Journal, type JournalReader, KEPT_PER_PRIVATE_TAB } from '../journal/journal';
import { openSessionJournal } from '../journal/session';

export interface Journals {
  disk: Journal;
  /** For private windows. */
  memory: Journal;
}

/** @param mostKept newest entries kept of one tab, asked at each write */
export function openJournals(mostKept: () => number): Journals {
  return {
    disk: openIndexedDbJournal(mostKept),
    memory: openSessionJournal(browser.storage.session, () => Math.min(mostKept(), KEPT_PER_PRIVATE_TAB)),
  };
}

/** For pages of the extension: reads whichever journal has the tab. */
export function openJournalReader(): JournalReader {
  // Who only reads lets go of nothing.
  const { disk, memory } = openJournals(() => Number.POSITIVE_INFINITY);
  const holding = async (tabId: number): Promise<JournalReader> =>
    (await memory.tab(tabId)).lastChange > 0 ? memory : disk;
  return {
    tab: async (tabId) => (await holding(tabId)).tab(tabId),
    since: async (tabId, change) => (await holding(tabId)).since(tabId, change),
    page: async (tabId, order, most) => (await holding(tabId)).page(tabId, order, most),
  };
}

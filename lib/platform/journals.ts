import { browser } from 'wxt/browser';
import { openIndexedDbJournal } from '../journal/indexed-db';
import type { Journal, JournalReader } from '../journal/journal';
import { openSessionJournal } from '../journal/session';

export interface Journals {
  disk: Journal;
  /** For private windows. */
  memory: Journal;
}

export function openJournals(): Journals {
  return { disk: openIndexedDbJournal(), memory: openSessionJournal(browser.storage.session) };
}

/** For pages of the extension: reads whichever journal has the tab. */
export function openJournalReader(): JournalReader {
  const { disk, memory } = openJournals();
  const holding = async (tabId: number): Promise<JournalReader> =>
    (await memory.tab(tabId)).lastChange > 0 ? memory : disk;
  return {
    tab: async (tabId) => (await holding(tabId)).tab(tabId),
    since: async (tabId, change) => (await holding(tabId)).since(tabId, change),
    page: async (tabId, order, most) => (await holding(tabId)).page(tabId, order, most),
  };
}

import { browser } from 'wxt/browser';
import { openIndexedDbJournal } from '../background/journal/indexed-db';
import type { OutgoingPolicy } from '../background/journal/outgoing-queue';
import { openSessionJournal } from '../background/journal/session-storage';
import { skipInvalidEntries } from '../background/journal/stored-validation';
import { type DiskJournal, type Journal, type JournalReader, KEPT_PER_PRIVATE_TAB } from '../model/journal';

export interface Journals {
  disk: DiskJournal;
  /** For private windows. */
  memory: Journal;
}

/**
 * What is in private windows never leaves: its journal is not asked.
 *
 * @param mostKept newest entries kept of one tab, asked at each write
 * @param outgoing which entries are to leave the browser
 */
export function openJournals(mostKept: () => number, outgoing?: () => Promise<OutgoingPolicy | null>): Journals {
  return {
    disk: openIndexedDbJournal(mostKept, 'hangup', outgoing),
    memory: openSessionJournal(browser.storage.session, () => Math.min(mostKept(), KEPT_PER_PRIVATE_TAB)),
  };
}

/** For pages of the extension: reads whichever journal has the tab. */
export function openJournalReader(): JournalReader {
  // Who only reads lets go of nothing.
  const { disk, memory } = openJournals(() => Number.POSITIVE_INFINITY);
  /** The disk is read while the memory is asked: it nearly always has the tab, and rows wait for it. */
  async function read<T>(tabId: number, from: (journal: JournalReader) => Promise<T>): Promise<T> {
    const [tab, onDisk] = await Promise.all([memory.tab(tabId), from(disk)]);
    return tab.lastChange > 0 ? from(memory) : onDisk;
  }

  return skipInvalidEntries({
    tab: (tabId) => read(tabId, (journal) => journal.tab(tabId)),
    since: (tabId, change) => read(tabId, (journal) => journal.since(tabId, change)),
    page: (tabId, order, most) => read(tabId, (journal) => journal.page(tabId, order, most)),
  });
}

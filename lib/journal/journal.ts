import type { LogEntry } from '../record/entry';

/** Newest entries kept of one tab. */
export const KEPT_PER_TAB = 10_000;

/** What there is to know of a tab's log beside its entries. */
export interface TabLog {
  tabId: number;
  /** Rises when the log was cleared: whoever holds entries of an earlier one lets them go. */
  generation: number;
  recording: boolean;
  /** Entries that were let go at a stated limit, or could not be read. */
  dropped: number;
  /** Ends that arrived while recording was off. */
  ignored: number;
  /** Failures of our own inside the page. */
  failures: number;
  /** Ends of the tab's newest document that nobody would call normal; shown on the toolbar badge. */
  abnormal: number;
}

/** What pages of the extension may do with the log: read. The background alone writes. */
export interface JournalReader {
  tab(tabId: number): Promise<TabLog>;
  /**
   * Entries of a tab written after `change`, in the order of their `order`.
   * An entry seen before comes again when it was changed: same `record.key`, higher `change`.
   */
  since(tabId: number, change: number): Promise<LogEntry[]>;
}

import type { EntrySource, HandshakeEvidence, LogEntry } from './entry';
import type { EpochMs, SocketRecord } from './record';

/** Newest entries kept of a private window's tab at most: `storage.session` holds 10 MB for all of them together. */
export const KEPT_PER_PRIVATE_TAB = 1_000;

/** What there is to know of a tab's log beside its entries. */
export interface TabLog {
  tabId: number;
  /** Rises when the log was cleared, shortened or lost: whoever holds entries of an earlier one lets them go. */
  generation: number;
  /** When its first entry was received; 0 before. */
  begunAt: EpochMs;
  recording: boolean;
  /** Entries that were let go at a stated limit, or could not be read. */
  dropped: number;
  /** Ends that arrived while recording was off. */
  ignored: number;
  /** Failures of our own inside the page. */
  failures: number;
  /** Which frames told losses, the newest last: what is told again is not counted again. */
  losses: Losses[];
  /** Start of the newest outermost document that was heard of; 0 before the first. */
  shownSince: EpochMs;
  /** Start of the newest outermost document that an entry is of; 0 before the first. */
  documentStartedAt: EpochMs;
  /** Ends of that document that nobody would call normal; shown on the toolbar badge. */
  abnormal: number;
  /** Ends so far, by code, or by kind of outcome where there is no code that says anything. */
  ends: Record<string, number>;
  /** Entries held. */
  held: number;
  lastOrder: number;
  lastChange: number;
}

/** What pages of the extension may do with the log: read. The background alone writes. */
export interface JournalReader {
  tab(tabId: number): Promise<TabLog>;
  /**
   * Entries of a tab written after `change`, in the order of their `order`.
   * An entry seen before comes again when it was changed: same `record.key`, higher `change`.
   */
  since(tabId: number, change: number): Promise<LogEntry[]>;
  /** At most `most` entries of a tab behind `order`, in the order of their `order`: for reading a long log bit by bit. */
  page(tabId: number, order: number, most: number): Promise<LogEntry[]>;
}

/** A record on its way into the log. */
export interface Arrival {
  record: SocketRecord;
  source: EntrySource;
  receivedAt: EpochMs;
}

/** What one frame told with its records and is only counted, summed up since it began. */
export interface Losses {
  /** Its token. */
  frame: string;
  dropped: number;
  failures: number;
  /** Names of ends that could not be read. */
  unreadable: readonly string[];
}

export interface JournalWriter {
  /**
   * Stores records of one tab. A record that is there already, in this revision or a later one, changes nothing, so
   * that delivering twice stores once. Resolves when all are on their way to disk; rejects if none is.
   *
   * @param provisional of sockets that live: see {@link commitProvisional}
   */
  append(
    tabId: number,
    arrivals: readonly Arrival[],
    losses: Losses | null,
    provisional?: readonly Arrival[],
  ): Promise<TabLog>;
  /**
   * The tab shows a document that began at `startedAt`: what was foretold of sockets of earlier documents, and has not
   * ended since, has come true.
   */
  commitProvisional(tabId: number, startedAt: EpochMs): Promise<TabLog>;
  /** Adds what the browser knows of a connection to the entry of this key; kept until that entry arrives. */
  attach(tabId: number, key: string, evidence: HandshakeEvidence): Promise<TabLog>;
  clear(tabId: number): Promise<TabLog>;
  setRecording(tabId: number, recording: boolean): Promise<TabLog>;
  /** The tab has another number from now on. */
  move(from: number, to: number): Promise<void>;
  /** The tab went, and its log with it. */
  deleteTab(tabId: number): Promise<void>;
  /** Forgets all that was received before that time: an earlier run of the browser. */
  deleteTabsBefore(receivedAt: EpochMs): Promise<void>;
  /** Who foretold is not heard any more: nobody knows how those sockets end. */
  deleteProvisional(): Promise<void>;
}

export type Journal = JournalReader & JournalWriter;

/** Whether what was read of the earlier one still stands: the store may have been deleted in between, and begun anew. */
export function isSameLog(earlier: TabLog, later: TabLog): boolean {
  return earlier.generation === later.generation && (earlier.begunAt === later.begunAt || earlier.begunAt === 0);
}

/** That on disk: logs there may be longer than what was chosen since. */
export interface DiskJournal extends Journal {
  /**
   * Lets go of the oldest entries of every tab that has more than `kept`, counts them as dropped, and begins a new
   * generation of its log. Resolves to the tabs that it concerned.
   */
  shorten(kept: number): Promise<TabLog[]>;
}

export function emptyTabLog(tabId: number): TabLog {
  return {
    tabId,
    generation: 0,
    begunAt: 0,
    recording: true,
    dropped: 0,
    ignored: 0,
    failures: 0,
    losses: [],
    shownSince: 0,
    documentStartedAt: 0,
    abnormal: 0,
    ends: {},
    held: 0,
    lastOrder: 0,
    lastChange: 0,
  };
}

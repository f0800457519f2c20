import * as v from 'valibot';
import type { EntrySource, HandshakeEvidence, LogEntry } from './entry';
import type { SocketRecord } from './record';
import { count, type EpochMs, number, time } from './schema';

/** Newest entries kept of a private window's tab at most: `storage.session` holds 10 MB for all of them together. */
export const KEPT_PER_PRIVATE_TAB = 1_000;

/** What one frame lost since it started, as it said with its records; only counted. */
const lossesSchema = v.object({
  frame: v.string(),
  dropped: count,
  failures: count,
  /** Names of closed sockets whose events could not be read. */
  unreadable: v.array(v.string()),
});
export type Losses = v.InferOutput<typeof lossesSchema>;

/** A constructor's exception that is counted as a failure, unless a call that follows at once shows that it was a probe. */
const thrownSchema = v.object({
  /** Token of the frame. */
  frame: v.string(),
  seq: count,
  endpoint: v.string(),
  at: time,
  /** Start of its document. */
  startedAt: time,
});

const state = <Schema extends v.GenericSchema<unknown, number>>(schema: Schema) => v.optional(schema, 0);

/** State of a tab's log beside its entries. A store holds it as this version or an earlier one wrote it. */
export const tabLogSchema = v.object({
  tabId: number,
  /** Rises when the log was cleared, shortened or lost: entries of an earlier generation are no longer part of it. */
  generation: state(count),
  /** When its first entry was received; 0 before. */
  begunAt: state(time),
  recording: v.optional(v.boolean(), true),
  /** Entries that were deleted at a stated limit, or could not be read. */
  dropped: state(count),
  /** Closed connections that arrived while recording was off. */
  ignored: state(count),
  /** Failures of our own inside the page. */
  failures: state(count),
  /** Which frames reported losses, the newest last: a repeated report is not counted again. */
  losses: v.optional(v.array(lossesSchema), () => []),
  /** Start of the newest outermost document that the tab is known to have shown; 0 before the first. */
  shownSince: state(time),
  /** Start of the newest outermost document that has an entry; 0 before the first. */
  documentStartedAt: state(time),
  /** Abnormal closes in that document; the toolbar badge shows them. */
  abnormal: state(count),
  /** Closed connections so far, by code, or by kind of outcome where there is no code that says anything. */
  ends: v.optional(v.record(v.string(), number), () => ({})),
  /** The newest exceptions of constructors, the newest last. */
  thrown: v.optional(v.array(thrownSchema), () => []),
  /** Entries held. */
  held: state(number),
  lastOrder: state(count),
  lastChange: state(count),
});
export type TabLog = v.InferOutput<typeof tabLogSchema>;

export function emptyTabLog(tabId: number): TabLog {
  return v.parse(tabLogSchema, { tabId });
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

export interface JournalWriter {
  /**
   * Stores records of one tab. A record that is there already, in this revision or a later one, changes nothing, so
   * that delivering twice stores once. Resolves when all are on their way to disk; rejects if none is.
   *
   * @param provisional records of open sockets, see {@link commitProvisional}
   */
  append(
    tabId: number,
    arrivals: readonly Arrival[],
    losses: Losses | null,
    provisional?: readonly Arrival[],
  ): Promise<TabLog>;
  /**
   * Logs the provisional records of documents before the one that began at `startedAt`, which the tab shows now: their
   * sockets are gone.
   */
  commitProvisional(tabId: number, startedAt: EpochMs): Promise<TabLog>;
  /**
   * Logs the provisional records of a frame that is gone. Resolves to `null` where there are none.
   *
   * @param frame its token
   * @param at when it was gone
   */
  commitFrame(frame: string, at: EpochMs): Promise<TabLog | null>;
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
  /** Deletes all provisional records: the frames that reported them cannot be heard any more. */
  deleteProvisional(): Promise<void>;
}

export type Journal = JournalReader & JournalWriter;

/** Whether what was read of the earlier one still stands: the store may have been deleted in between, and created again. */
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

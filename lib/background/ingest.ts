import * as v from 'valibot';
import type { EvidenceMatcher, EvidencePlacement, Origin } from '../evidence/evidence-matcher';
import type { Engine, EntrySource } from '../model/entry';
import type { Arrival, Journal, TabLog } from '../model/journal';
import type { EpochMs, SocketRecord } from '../model/record';
import type { EvidenceItem, Receipt } from '../protocol/messages';
import { rawSocketSchema, recordsMessageSchema } from '../protocol/raw-events';
import { assemble } from './assemble-record';

/** One message's ends, as records. */
export interface ReadRecords {
  /** Token of the frame that tells. */
  frame: string;
  records: SocketRecord[];
  /** Of sockets that live: what is to be recorded should their page go without a word. */
  provisional: SocketRecord[];
  /** Ends that could not be read, as the receipt names them: counted as dropped, and not asked for again. */
  unreadable: string[];
  /** What the receipt says: `SEQUENCE@REVISION` of all of them. */
  names: string[];
  dropped: number;
  failures: number;
}

const named = v.object({ seq: v.number(), revision: v.number() });

/** @param ownOrigin URL of the extension, by which our own stack frames are known */
export function parseRecordsMessage(value: unknown, ownOrigin: string): ReadRecords | null {
  const result = v.safeParse(recordsMessageSchema, value);
  if (!result.success) return null;
  const { frame, sockets, dropped, failures } = result.output;
  const read: ReadRecords = {
    frame: frame.token,
    records: [],
    provisional: [],
    unreadable: [],
    names: [],
    dropped,
    failures,
  };
  for (const socket of sockets) {
    const { success, output } = v.safeParse(named, socket);
    const name = success ? `${output.seq}@${output.revision}` : '?';
    if (success) read.names.push(name);
    const raw = v.safeParse(rawSocketSchema, socket);
    try {
      if (!raw.success) throw new Error(raw.issues[0].message);
      const record = assemble(frame, raw.output, ownOrigin);
      if (record.revision > 0) read.records.push(record);
      // What it sent and received goes on.
      else read.provisional.push({ ...record, traffic: null, protocolMessages: [], bufferedAmount: null });
    } catch {
      if (!success || output.revision !== 0) read.unreadable.push(name);
    }
  }
  return read;
}

/**
 * Puts delivered records into the journal and makes out the receipt. What could not be read is counted as dropped; the
 * sender is not asked for it again.
 */
export async function ingestRecords(
  journal: Journal,
  matcher: EvidenceMatcher,
  source: EntrySource,
  read: ReadRecords,
  receivedAt: EpochMs,
): Promise<{ receipt: Receipt; tab: TabLog }> {
  const arrivalOf = (record: SocketRecord): Arrival => ({ record, source, receivedAt });
  // Evidence that came first and could not tell its record by a key.
  for (const record of read.records) {
    const waiting = matcher.take(source, record, receivedAt);
    if (waiting) await journal.attach(source.tabId, record.key, waiting);
  }
  const tab = await journal.append(source.tabId, read.records.map(arrivalOf), read, read.provisional.map(arrivalOf));
  return { receipt: { stored: read.names }, tab };
}

const schema = v.object({
  tab: v.object({ id: v.pipe(v.number(), v.integer()), incognito: v.boolean() }),
  frameId: v.optional(v.pipe(v.number(), v.integer()), 0),
  documentId: v.optional(v.string()),
  url: v.optional(v.string()),
});

/** Who sent records, in the browser's own words; `null` for a sender that is no frame of a tab. */
export function sourceOf(sender: unknown, engine: Engine): EntrySource | null {
  const result = v.safeParse(schema, sender);
  if (!result.success) return null;
  const { tab, frameId, documentId, url } = result.output;
  return {
    tabId: tab.id,
    frameId,
    documentId: documentId ?? null,
    frameUrl: url ?? null,
    private: tab.incognito,
    engine,
  };
}

/** Puts evidence where it belongs: to its record, or into a row of its own. */
export async function placeEvidence(
  journal: Journal,
  matcher: EvidenceMatcher,
  origin: Origin,
  items: readonly EvidenceItem[],
  engine: Engine,
  now: EpochMs,
): Promise<TabLog> {
  const placements = items.map((item) => matcher.offer(origin, item, now));
  return writePlacements(journal, origin.tabId, placements, engine, now);
}

/** Writes placements of one tab into its journal. */
export async function writePlacements(
  journal: Journal,
  tabId: number,
  placements: readonly EvidencePlacement[],
  engine: Engine,
  now: EpochMs,
): Promise<TabLog> {
  let tab = await journal.tab(tabId);
  for (const placement of placements) {
    if (placement.to === 'nobody-yet') continue;
    const key = placement.to === 'record' ? placement.key : placement.record.key;
    tab = await journal.attach(tabId, key, placement.evidence);
    if (placement.to === 'record') continue;
    const source = networkOnlySource(placement.origin, engine);
    tab = await journal.append(tabId, [{ record: placement.record, source, receivedAt: now }], null);
  }
  return tab;
}

function networkOnlySource(origin: Origin, engine: Engine): EntrySource {
  const { tabId, frameId, documentId, frameUrl } = origin;
  return { tabId, frameId: frameId ?? NO_FRAME, documentId, frameUrl, private: origin.private, engine };
}

/** As the browsers number what is no frame. */
const NO_FRAME = -1;

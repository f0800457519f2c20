import type { EvidenceDesk } from '../handshake/evidence-desk';
import type { Arrival, Journal, TabLog } from '../journal/journal';
import type { EntrySource } from '../record/entry';
import type { EpochMs, SocketRecord } from '../record/record';
import type { Receipt } from '../transport/messages';
import type { ReadRecords } from './read';

/**
 * Puts delivered records into the journal and makes out the receipt. What could not be read is counted as dropped; the
 * sender is not asked for it again.
 */
export async function takeIn(
  journal: Journal,
  desk: EvidenceDesk,
  source: EntrySource,
  read: ReadRecords,
  receivedAt: EpochMs,
): Promise<{ receipt: Receipt; tab: TabLog }> {
  const arrivalOf = (record: SocketRecord): Arrival => ({ record, source, receivedAt });
  // Evidence that came first and could not tell its record by a key.
  for (const record of read.records) {
    const waiting = desk.take(source, record, receivedAt);
    if (waiting) await journal.attach(source.tabId, record.key, waiting);
  }
  const tab = await journal.append(source.tabId, read.records.map(arrivalOf), read, read.foretold.map(arrivalOf));
  return { receipt: { stored: read.names }, tab };
}

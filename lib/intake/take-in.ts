import type { EvidenceDesk } from '../handshake/evidence-desk';
import type { Journal, TabLog } from '../journal/journal';
import type { EntrySource } from '../record/entry';
import type { EpochMs } from '../record/record';
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
  const arrivals = read.records.map((record) => ({ record, source, receivedAt }));
  const losses = { dropped: read.dropped + read.unreadable, failures: read.failures };
  // Evidence that came first and could not tell its record by a key.
  for (const record of read.records) {
    const waiting = desk.take(source, record, receivedAt);
    if (waiting) await journal.attach(source.tabId, record.key, waiting);
  }
  const tab = await journal.append(source.tabId, arrivals, losses);
  return { receipt: { stored: read.names }, tab };
}

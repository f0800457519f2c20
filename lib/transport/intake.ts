import type { Journal, TabLog } from '../journal/journal';
import type { EntrySource } from '../record/entry';
import type { EpochMs } from '../record/record';
import type { Receipt } from './messages';
import type { ReadRecords } from './parse';

/**
 * Puts delivered records into the journal and makes out the receipt. Records that could not be read are counted as
 * dropped; the sender is not asked for them again.
 */
export async function takeIn(
  journal: Journal,
  source: EntrySource,
  read: ReadRecords,
  receivedAt: EpochMs,
): Promise<{ receipt: Receipt; tab: TabLog }> {
  const arrivals = read.records.map((record) => ({ record, source, receivedAt }));
  const losses = { dropped: read.dropped + read.unreadable.length, failures: read.failures };
  const tab = await journal.append(source.tabId, arrivals, losses);
  const stored = read.records.map(({ key, revision }) => `${key}@${revision}`);
  return { receipt: { stored: [...stored, ...read.unreadable] }, tab };
}

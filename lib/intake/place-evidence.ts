import type { EvidenceDesk, Placement } from '../handshake/evidence-desk';
import type { Origin } from '../handshake/match';
import type { Journal, TabLog } from '../journal/journal';
import type { Engine, EntrySource } from '../record/entry';
import type { EpochMs } from '../record/record';
import type { EvidenceItem } from '../transport/messages';

/** Puts evidence where it belongs: to its record, or into a row of its own. */
export async function placeEvidence(
  journal: Journal,
  desk: EvidenceDesk,
  origin: Origin,
  items: readonly EvidenceItem[],
  engine: Engine,
  now: EpochMs,
): Promise<TabLog> {
  const placements = items.map((item) => desk.offer(origin, item, now));
  return settle(journal, origin.tabId, placements, engine, now);
}

/** Writes placements of one tab into its journal. */
export async function settle(
  journal: Journal,
  tabId: number,
  placements: readonly Placement[],
  engine: Engine,
  now: EpochMs,
): Promise<TabLog> {
  let tab = await journal.tab(tabId);
  for (const placement of placements) {
    if (placement.to === 'nobody-yet') continue;
    const key = placement.to === 'record' ? placement.key : placement.record.key;
    tab = await journal.attach(tabId, key, placement.evidence);
    if (placement.to === 'record') continue;
    const source = sourceOfUnseen(placement.origin, engine);
    tab = await journal.append(tabId, [{ record: placement.record, source, receivedAt: now }], null);
  }
  return tab;
}

function sourceOfUnseen(origin: Origin, engine: Engine): EntrySource {
  const { tabId, frameId, documentId, frameUrl } = origin;
  return { tabId, frameId: frameId ?? NO_FRAME, documentId, frameUrl, private: origin.private, engine };
}

/** As the browsers number what is no frame. */
const NO_FRAME = -1;

import type { HandshakeEvidence } from '../../model/entry';
import type { Arrival, TabLog } from '../../model/journal';
import type { EpochMs } from '../../model/record';
import type { Write } from './database';
import { applyArrival, arrivalsBefore, endingAt, isOfFrame, uncountProbes, withEvidence } from './log-updates';
import { type OutgoingPolicy, queueIn, updateQueuedIn } from './outgoing-queue';

/*
 * What is done to one tab's part of the stores, within a transaction that the caller begins and ends. What is counted
 * is counted in `tab`, which the caller writes in the same transaction.
 */

/** Most provisional records of a tab. */
const MAX_PROVISIONAL = 5_000;

// Keys are [number, string]: an array sorts after every string.
const keysOf = (tabId: number): IDBKeyRange => IDBKeyRange.bound([tabId], [tabId, []]);
/** By `order` and by `change`, which begin at 1. */
const numbersOf = (tabId: number): IDBKeyRange => IDBKeyRange.bound([tabId, 0], [tabId, Number.POSITIVE_INFINITY]);

/** How many entries are held. */
export function countEntriesIn(tx: Write, tabId: number): Promise<number> {
  return tx.objectStore('entries').index('byOrder').count(numbersOf(tabId));
}

/** How many entries are held, and the highest numbers that they were given. */
export async function measureIn(tx: Write, tabId: number): Promise<Pick<TabLog, 'held' | 'lastOrder' | 'lastChange'>> {
  const entries = tx.objectStore('entries');
  const [held, newest, latest] = await Promise.all([
    countEntriesIn(tx, tabId),
    entries.index('byOrder').openKeyCursor(numbersOf(tabId), 'prev'),
    entries.index('byChange').openKeyCursor(numbersOf(tabId), 'prev'),
  ]);
  return { held, lastOrder: newest?.key[1] ?? 0, lastChange: latest?.key[1] ?? 0 };
}

/** Logs what arrived, with evidence that was there before it, and queues it if it is to leave the browser. */
export async function storeArrivalIn(
  tx: Write,
  tab: TabLog,
  arrival: Arrival,
  policy: OutgoingPolicy | null,
): Promise<void> {
  const entries = tx.objectStore('entries');
  const waiting = tx.objectStore('waiting');
  const provisional = tx.objectStore('foretold');
  const key: [number, string] = [tab.tabId, arrival.record.key];
  const [existing, early] = await Promise.all([entries.get(key), waiting.get(key), provisional.delete(key)]);
  const entry = applyArrival(tab, arrival, existing, early?.evidence);
  if (entry) await entries.put(entry);
  if (entry && policy) await queueIn(tx, entry, policy);
  if (early) await waiting.delete(key);
}

/** Adds evidence to its entry, or keeps it until that arrives. */
export async function attachEvidenceIn(
  tx: Write,
  tab: TabLog,
  key: string,
  evidence: HandshakeEvidence,
  policy: OutgoingPolicy | null,
): Promise<void> {
  const { tabId } = tab;
  const entries = tx.objectStore('entries');
  const existing = await entries.get([tabId, key]);
  if (existing) {
    const entry = withEvidence(tab, existing, evidence);
    await entries.put(entry);
    if (policy) await updateQueuedIn(tx, entry);
  } else if (tab.recording) await tx.objectStore('waiting').put({ tabId, key, evidence });
}

/** Stores what is to be logged of open sockets if their page disappears without a report. */
export async function storeProvisionalIn(tx: Write, tab: TabLog, arrivals: readonly Arrival[]): Promise<void> {
  const { tabId } = tab;
  const provisional = tx.objectStore('foretold');
  let room = arrivals.length === 0 ? 0 : MAX_PROVISIONAL - (await provisional.count(keysOf(tabId)));
  for (const arrival of arrivals) {
    if (room-- <= 0) return;
    // Messages may overtake each other.
    const existing = await tx.objectStore('entries').get([tabId, arrival.record.key]);
    if (existing) continue;
    uncountProbes(tab, arrival.record);
    await provisional.put(arrival);
  }
}

/** Logs the provisional records of documents before the one that began at `startedAt`, which the tab shows now. */
export async function commitProvisionalIn(
  tx: Write,
  tab: TabLog,
  startedAt: EpochMs,
  policy: OutgoingPolicy | null,
): Promise<void> {
  if (startedAt <= tab.shownSince) return;
  tab.shownSince = startedAt;
  const provisional = await tx.objectStore('foretold').getAll(keysOf(tab.tabId));
  for (const arrival of arrivalsBefore(provisional, startedAt)) await storeArrivalIn(tx, tab, arrival, policy);
}

/** Logs the provisional records of a frame that is gone. */
export async function commitFrameIn(
  tx: Write,
  tab: TabLog,
  frame: string,
  at: EpochMs,
  policy: OutgoingPolicy | null,
): Promise<void> {
  const provisional = await tx.objectStore('foretold').getAll(keysOf(tab.tabId));
  for (const arrival of provisional.filter(isOfFrame(frame)).map(endingAt(at))) {
    await storeArrivalIn(tx, tab, arrival, policy);
  }
}

/** Deletes the oldest entries beyond `kept`. */
export async function trimEntriesIn(tx: Write, tab: TabLog, kept: number): Promise<void> {
  const entries = tx.objectStore('entries');
  let cursor = tab.held > kept ? await entries.index('byOrder').openCursor(numbersOf(tab.tabId)) : null;
  for (; cursor && tab.held > kept; cursor = await cursor.continue()) {
    await cursor.delete();
    tab.held--;
    tab.dropped++;
  }
}

/** The entries go, and evidence that waits for others. */
export async function removeEntriesIn(tx: Write, tabId: number): Promise<void> {
  await Promise.all([tx.objectStore('entries').delete(keysOf(tabId)), tx.objectStore('waiting').delete(keysOf(tabId))]);
}

/** All that there is of a tab goes. */
export async function deleteTabIn(tx: Write, tabId: number): Promise<void> {
  await Promise.all([
    removeEntriesIn(tx, tabId),
    tx.objectStore('foretold').delete(keysOf(tabId)),
    tx.objectStore('tabs').delete(tabId),
  ]);
}

/** A tab has another number from now on; evidence that waits for its record goes. */
export async function moveTabIn(tx: Write, from: number, to: number): Promise<void> {
  const tabs = tx.objectStore('tabs');
  const tab = await tabs.get(from);
  if (tab) await tabs.put({ ...tab, tabId: to });
  await tabs.delete(from);
  await moveRows(tx, 'entries', from, to);
  await moveRows(tx, 'foretold', from, to);
  await tx.objectStore('waiting').delete(keysOf(from));
}

async function moveRows(tx: Write, name: 'entries' | 'foretold', from: number, to: number): Promise<void> {
  const store = tx.objectStore(name);
  let cursor = await store.openCursor(keysOf(from));
  for (; cursor; cursor = await cursor.continue()) {
    const { value } = cursor;
    await store.put({ ...value, source: { ...value.source, tabId: to } });
    await cursor.delete();
  }
}

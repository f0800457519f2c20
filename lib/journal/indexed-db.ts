import type { EpochMs } from '../record/record';
import { connectTo, STORES, type Write } from './database';
import { type Arrival, type DiskJournal, emptyTabLog, type TabLog } from './journal';
import { attachTo, cleared, comeTrue, enter, lose, newestDocument } from './ledger';
import { type OutgoingPolicy, queueIn, refreshIn } from './outgoing';
import { soundTabLog } from './sound';

/**
 * The log on disk, shared by the background, which writes, and the panels, which read.
 *
 * @param mostKept newest entries kept of one tab, asked at each write
 * @param outgoing asked before each write which of its entries are to leave the browser
 */
export function openIndexedDbJournal(
  mostKept: () => number,
  name = 'hangup',
  outgoing: () => Promise<OutgoingPolicy | null> = async () => null,
): DiskJournal {
  const database = connectTo(name);
  /** What this writer knows of each tab: the store may be deleted under it. */
  const written = new Map<number, TabLog>();

  async function write(
    tabId: number,
    change: (tx: Write, tab: TabLog, policy: OutgoingPolicy | null) => Promise<TabLog>,
  ): Promise<TabLog> {
    const policy = await outgoing();
    const tx = (await database()).transaction([...STORES], 'readwrite');
    const tabs = tx.objectStore('tabs');
    try {
      const before = soundTabLog(tabId, await tabs.get(tabId)) ?? (await restore(tx, tabId));
      const tab = await change(tx, before, policy);
      await tabs.put(tab);
      await tx.done;
      written.set(tabId, tab);
      return tab;
    } catch (error) {
      tx.done.catch(() => {});
      throw error;
    }
  }

  /**
   * A tab's log of which the store has no word, or none to count on: a new one, in most cases. Of what this writer put
   * there and does not find again, it says that it was dropped.
   */
  async function restore(tx: Write, tabId: number): Promise<TabLog> {
    const entries = tx.objectStore('entries');
    const [held, newest, latest] = await Promise.all([
      entries.index('byOrder').count(ofTab(tabId)),
      entries.index('byOrder').openKeyCursor(ofTab(tabId), 'prev'),
      entries.index('byChange').openKeyCursor(ofTab(tabId), 'prev'),
    ]);
    const known = written.get(tabId);
    const tab = known ? { ...known, generation: known.generation + 1 } : emptyTabLog(tabId);
    return {
      ...tab,
      dropped: tab.dropped + Math.max(0, tab.held - held),
      held,
      lastOrder: Math.max(tab.lastOrder, newest?.key[1] ?? 0),
      lastChange: Math.max(tab.lastChange, latest?.key[1] ?? 0),
    };
  }

  async function trim(tx: Write, tab: TabLog, kept: number): Promise<void> {
    const entries = tx.objectStore('entries');
    let cursor = tab.held > kept ? await entries.index('byOrder').openCursor(ofTab(tab.tabId)) : null;
    for (; cursor && tab.held > kept; cursor = await cursor.continue()) {
      await cursor.delete();
      tab.held--;
      tab.dropped++;
    }
  }

  async function removeEntries(tx: Write, tabId: number): Promise<void> {
    await Promise.all([
      tx.objectStore('entries').delete(keysOf(tabId)),
      tx.objectStore('waiting').delete(keysOf(tabId)),
    ]);
  }

  async function take(tx: Write, tab: TabLog, arrival: Arrival, policy: OutgoingPolicy | null): Promise<void> {
    const entries = tx.objectStore('entries');
    const waiting = tx.objectStore('waiting');
    const foretold = tx.objectStore('foretold');
    const key: [number, string] = [tab.tabId, arrival.record.key];
    const [existing, early] = await Promise.all([entries.get(key), waiting.get(key), foretold.delete(key)]);
    const entry = enter(tab, arrival, existing, early?.evidence);
    if (entry) await entries.put(entry);
    if (entry && policy) await queueIn(tx, entry, policy);
    if (early) await waiting.delete(key);
  }

  async function foretell(tx: Write, tabId: number, arrivals: readonly Arrival[]): Promise<void> {
    const foretold = tx.objectStore('foretold');
    let room = arrivals.length === 0 ? 0 : MOST_FORETOLD - (await foretold.count(keysOf(tabId)));
    for (const arrival of arrivals) {
      if (room-- <= 0) return;
      // Messages may overtake each other.
      const existing = await tx.objectStore('entries').get([tabId, arrival.record.key]);
      if (!existing) await foretold.put(arrival);
    }
  }

  async function fulfilIn(tx: Write, tab: TabLog, startedAt: EpochMs, policy: OutgoingPolicy | null): Promise<TabLog> {
    if (startedAt <= tab.shownSince) return tab;
    tab.shownSince = startedAt;
    const foretold = await tx.objectStore('foretold').getAll(keysOf(tab.tabId));
    for (const arrival of comeTrue(foretold, startedAt)) await take(tx, tab, arrival, policy);
    return tab;
  }

  return {
    async tab(tabId) {
      return soundTabLog(tabId, await (await database()).get('tabs', tabId)) ?? emptyTabLog(tabId);
    },

    async since(tabId, change) {
      const range = IDBKeyRange.bound([tabId, change], [tabId, Number.POSITIVE_INFINITY], true);
      const changed = await (await database()).getAllFromIndex('entries', 'byChange', range);
      return changed.sort((a, b) => a.order - b.order);
    },

    async page(tabId, order, most) {
      const range = IDBKeyRange.bound([tabId, order], [tabId, Number.POSITIVE_INFINITY], true);
      return (await database()).getAllFromIndex('entries', 'byOrder', range, most);
    },

    append: (tabId, arrivals, losses, foretold = []) =>
      write(tabId, async (tx, tab, policy) => {
        // Those of earlier documents first: they ended before.
        await fulfilIn(tx, tab, newestDocument([...arrivals, ...foretold]), policy);
        for (const arrival of arrivals) await take(tx, tab, arrival, policy);
        await foretell(tx, tabId, foretold);
        if (losses) lose(tab, losses);
        await trim(tx, tab, mostKept());
        return tab;
      }),

    fulfil: (tabId, startedAt) =>
      write(tabId, async (tx, tab, policy) => {
        await fulfilIn(tx, tab, startedAt, policy);
        await trim(tx, tab, mostKept());
        return tab;
      }),

    attach: (tabId, key, evidence) =>
      write(tabId, async (tx, tab, policy) => {
        const entries = tx.objectStore('entries');
        const existing = await entries.get([tabId, key]);
        if (existing) {
          const entry = attachTo(tab, existing, evidence);
          await entries.put(entry);
          if (policy) await refreshIn(tx, entry);
        } else if (tab.recording) await tx.objectStore('waiting').put({ tabId, key, evidence });
        return tab;
      }),

    clear: (tabId) =>
      write(tabId, async (tx, tab) => {
        await removeEntries(tx, tabId);
        return cleared(tab);
      }),

    async shorten(kept) {
      const tx = (await database()).transaction([...STORES], 'readwrite');
      const tabs = tx.objectStore('tabs');
      const longer = (await tabs.getAll()).filter(({ held }) => held > kept);
      for (const tab of longer) {
        await trim(tx, tab, kept);
        tab.generation++;
        await tabs.put(tab);
      }
      await tx.done;
      return longer;
    },

    setRecording: (tabId, recording) => write(tabId, async (_tx, tab) => ({ ...tab, recording })),

    async move(from, to) {
      written.delete(from);
      const tx = (await database()).transaction([...STORES], 'readwrite');
      const tabs = tx.objectStore('tabs');
      const tab = await tabs.get(from);
      if (tab) await tabs.put({ ...tab, tabId: to });
      await tabs.delete(from);
      for (const name of ['entries', 'foretold'] as const) {
        const store = tx.objectStore(name);
        let cursor = await store.openCursor(keysOf(from));
        for (; cursor; cursor = await cursor.continue()) {
          const { value } = cursor;
          await store.put({ ...value, source: { ...value.source, tabId: to } } as never);
          await cursor.delete();
        }
      }
      await tx.objectStore('waiting').delete(keysOf(from));
      await tx.done;
    },

    async forget(tabId) {
      written.delete(tabId);
      const tx = (await database()).transaction([...STORES], 'readwrite');
      await Promise.all([
        removeEntries(tx, tabId),
        tx.objectStore('foretold').delete(keysOf(tabId)),
        tx.objectStore('tabs').delete(tabId),
        tx.done,
      ]);
    },

    async forgetForetold() {
      await (await database()).clear('foretold');
    },

    async forgetBefore(receivedAt: EpochMs) {
      written.clear();
      const tx = (await database()).transaction([...STORES], 'readwrite');
      const entries = tx.objectStore('entries');
      let cursor = await entries.index('byReceipt').openCursor(IDBKeyRange.upperBound(receivedAt, true));
      for (; cursor; cursor = await cursor.continue()) await cursor.delete();
      await tx.objectStore('waiting').clear();
      const foretold = tx.objectStore('foretold');
      for (const { source, record, receivedAt: at } of await foretold.getAll()) {
        if (at < receivedAt) await foretold.delete([source.tabId, record.key]);
      }
      const tabs = tx.objectStore('tabs');
      for (const tab of await tabs.getAll()) {
        // Tab ids of an earlier run may be given out again: what is left under one is of this run.
        const held = await entries.index('byOrder').count(ofTab(tab.tabId));
        await (held === 0 ? tabs.delete(tab.tabId) : tabs.put({ ...tab, held }));
      }
      await tx.done;
    },
  };
}

/** Most sockets of a tab that are foretold. */
const MOST_FORETOLD = 5_000;

// Keys are [number, string]: an array sorts after every string.
const keysOf = (tabId: number): IDBKeyRange => IDBKeyRange.bound([tabId], [tabId, []]);
const ofTab = (tabId: number): IDBKeyRange => IDBKeyRange.bound([tabId, 0], [tabId, Number.POSITIVE_INFINITY]);

import type { EpochMs } from '../record/record';
import { connectTo, STORES, type Write } from './database';
import { type DiskJournal, emptyTabLog, type TabLog } from './journal';
import { attachTo, cleared, enter } from './ledger';
import { type OutgoingPolicy, queueIn, refreshIn } from './outgoing';

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

  async function write(
    tabId: number,
    change: (tx: Write, tab: TabLog, policy: OutgoingPolicy | null) => Promise<TabLog>,
  ): Promise<TabLog> {
    const policy = await outgoing();
    const tx = (await database()).transaction([...STORES], 'readwrite');
    const tabs = tx.objectStore('tabs');
    try {
      const tab = await change(tx, (await tabs.get(tabId)) ?? emptyTabLog(tabId), policy);
      await tabs.put(tab);
      await tx.done;
      return tab;
    } catch (error) {
      tx.done.catch(() => {});
      throw error;
    }
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

  async function removeTab(tx: Write, tabId: number): Promise<void> {
    // Keys are [number, string]: an array sorts after every string.
    const ofKeys = IDBKeyRange.bound([tabId], [tabId, []]);
    await Promise.all([tx.objectStore('entries').delete(ofKeys), tx.objectStore('waiting').delete(ofKeys)]);
  }

  return {
    async tab(tabId) {
      return (await (await database()).get('tabs', tabId)) ?? emptyTabLog(tabId);
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

    append: (tabId, arrivals, losses) =>
      write(tabId, async (tx, tab, policy) => {
        const entries = tx.objectStore('entries');
        const waiting = tx.objectStore('waiting');
        for (const arrival of arrivals) {
          const key: [number, string] = [tabId, arrival.record.key];
          const [existing, early] = await Promise.all([entries.get(key), waiting.get(key)]);
          const entry = enter(tab, arrival, existing, early?.evidence);
          if (entry) await entries.put(entry);
          if (entry && policy) await queueIn(tx, entry, policy);
          if (early) await waiting.delete(key);
        }
        tab.dropped += losses.dropped;
        tab.failures += losses.failures;
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
        await removeTab(tx, tabId);
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

    async forget(tabId) {
      const tx = (await database()).transaction([...STORES], 'readwrite');
      await Promise.all([removeTab(tx, tabId), tx.objectStore('tabs').delete(tabId), tx.done]);
    },

    async forgetBefore(receivedAt: EpochMs) {
      const tx = (await database()).transaction([...STORES], 'readwrite');
      const entries = tx.objectStore('entries');
      let cursor = await entries.index('byReceipt').openCursor(IDBKeyRange.upperBound(receivedAt, true));
      for (; cursor; cursor = await cursor.continue()) await cursor.delete();
      await tx.objectStore('waiting').clear();
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

const ofTab = (tabId: number): IDBKeyRange => IDBKeyRange.bound([tabId, 0], [tabId, Number.POSITIVE_INFINITY]);

import type { EpochMs } from '../record/record';
import { connectTo, STORES, type Write } from './database';
import { type DiskJournal, emptyTabLog, type TabLog } from './journal';
import { cleared, lose, newestDocument } from './ledger';
import type { OutgoingPolicy } from './outgoing';
import { soundTabLog } from './sound';
import {
  attachIn,
  countIn,
  foretellIn,
  forgetIn,
  fulfilIn,
  measureIn,
  moveIn,
  removeEntriesIn,
  takeIn,
  trimIn,
} from './tab-stores';

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

  async function begin(): Promise<Write> {
    return (await database()).transaction([...STORES], 'readwrite');
  }

  async function write(
    tabId: number,
    change: (tx: Write, tab: TabLog, policy: OutgoingPolicy | null) => Promise<TabLog>,
  ): Promise<TabLog> {
    const policy = await outgoing();
    const tx = await begin();
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
    const found = await measureIn(tx, tabId);
    const known = written.get(tabId);
    const tab = known ? { ...known, generation: known.generation + 1 } : emptyTabLog(tabId);
    return {
      ...tab,
      dropped: tab.dropped + Math.max(0, tab.held - found.held),
      held: found.held,
      lastOrder: Math.max(tab.lastOrder, found.lastOrder),
      lastChange: Math.max(tab.lastChange, found.lastChange),
    };
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
        for (const arrival of arrivals) await takeIn(tx, tab, arrival, policy);
        await foretellIn(tx, tabId, foretold);
        if (losses) lose(tab, losses);
        await trimIn(tx, tab, mostKept());
        return tab;
      }),

    fulfil: (tabId, startedAt) =>
      write(tabId, async (tx, tab, policy) => {
        await fulfilIn(tx, tab, startedAt, policy);
        await trimIn(tx, tab, mostKept());
        return tab;
      }),

    attach: (tabId, key, evidence) =>
      write(tabId, async (tx, tab, policy) => {
        await attachIn(tx, tab, key, evidence, policy);
        return tab;
      }),

    clear: (tabId) =>
      write(tabId, async (tx, tab) => {
        await removeEntriesIn(tx, tabId);
        return cleared(tab);
      }),

    async shorten(kept) {
      const tx = await begin();
      const tabs = tx.objectStore('tabs');
      const longer = (await tabs.getAll()).filter(({ held }) => held > kept);
      for (const tab of longer) {
        await trimIn(tx, tab, kept);
        tab.generation++;
        await tabs.put(tab);
      }
      await tx.done;
      return longer;
    },

    setRecording: (tabId, recording) => write(tabId, async (_tx, tab) => ({ ...tab, recording })),

    async move(from, to) {
      written.delete(from);
      const tx = await begin();
      await moveIn(tx, from, to);
      await tx.done;
    },

    async forget(tabId) {
      written.delete(tabId);
      const tx = await begin();
      await Promise.all([forgetIn(tx, tabId), tx.done]);
    },

    async forgetForetold() {
      await (await database()).clear('foretold');
    },

    async forgetBefore(receivedAt: EpochMs) {
      written.clear();
      const tx = await begin();
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
        const held = await countIn(tx, tab.tabId);
        await (held === 0 ? tabs.delete(tab.tabId) : tabs.put({ ...tab, held }));
      }
      await tx.done;
    },
  };
}

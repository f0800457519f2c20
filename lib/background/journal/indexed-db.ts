import { type DiskJournal, emptyTabLog, type TabLog } from '../../model/journal';
import type { EpochMs } from '../../model/record';
import { connectTo, STORES, type Write } from './database';
import {
  attachEvidenceIn,
  commitFrameIn,
  commitProvisionalIn,
  countEntriesIn,
  deleteTabIn,
  measureIn,
  moveTabIn,
  removeEntriesIn,
  storeArrivalIn,
  storeProvisionalIn,
  trimEntriesIn,
} from './indexed-db-operations';
import { clearedTab, countLosses, newestDocument } from './log-updates';
import type { OutgoingPolicy } from './outgoing-queue';
import { validTabLog } from './stored-validation';

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
      const before = validTabLog(tabId, await tabs.get(tabId)) ?? (await restore(tx, tabId));
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
      return validTabLog(tabId, await (await database()).get('tabs', tabId)) ?? emptyTabLog(tabId);
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

    append: (tabId, arrivals, losses, provisional = []) =>
      write(tabId, async (tx, tab, policy) => {
        // Records of earlier documents first: those sockets ended before.
        await commitProvisionalIn(tx, tab, newestDocument([...arrivals, ...provisional]), policy);
        for (const arrival of arrivals) await storeArrivalIn(tx, tab, arrival, policy);
        await storeProvisionalIn(tx, tab, provisional);
        if (losses) countLosses(tab, losses);
        await trimEntriesIn(tx, tab, mostKept());
        return tab;
      }),

    commitProvisional: (tabId, startedAt) =>
      write(tabId, async (tx, tab, policy) => {
        await commitProvisionalIn(tx, tab, startedAt, policy);
        await trimEntriesIn(tx, tab, mostKept());
        return tab;
      }),

    async commitFrame(frame, at) {
      // The tab may have got another number since the records were stored.
      const keys = await (await database()).getAllKeys('foretold');
      const tabId = keys.find(([, key]) => key.startsWith(`${frame}:`))?.[0];
      if (tabId === undefined) return null;
      return write(tabId, async (tx, tab, policy) => {
        await commitFrameIn(tx, tab, frame, at, policy);
        await trimEntriesIn(tx, tab, mostKept());
        return tab;
      });
    },

    attach: (tabId, key, evidence) =>
      write(tabId, async (tx, tab, policy) => {
        await attachEvidenceIn(tx, tab, key, evidence, policy);
        return tab;
      }),

    clear: (tabId) =>
      write(tabId, async (tx, tab) => {
        await removeEntriesIn(tx, tabId);
        return clearedTab(tab);
      }),

    async shorten(kept) {
      const tx = await begin();
      const tabs = tx.objectStore('tabs');
      const longer = (await tabs.getAll()).filter(({ held }) => held > kept);
      for (const tab of longer) {
        await trimEntriesIn(tx, tab, kept);
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
      await moveTabIn(tx, from, to);
      await tx.done;
    },

    async deleteTab(tabId) {
      written.delete(tabId);
      const tx = await begin();
      await Promise.all([deleteTabIn(tx, tabId), tx.done]);
    },

    async deleteProvisional() {
      await (await database()).clear('foretold');
    },

    async deleteTabsBefore(receivedAt: EpochMs) {
      written.clear();
      const tx = await begin();
      const entries = tx.objectStore('entries');
      let cursor = await entries.index('byReceipt').openCursor(IDBKeyRange.upperBound(receivedAt, true));
      for (; cursor; cursor = await cursor.continue()) await cursor.delete();
      await tx.objectStore('waiting').clear();
      const provisional = tx.objectStore('foretold');
      for (const { source, record, receivedAt: at } of await provisional.getAll()) {
        if (at < receivedAt) await provisional.delete([source.tabId, record.key]);
      }
      const tabs = tx.objectStore('tabs');
      for (const tab of await tabs.getAll()) {
        // Tab ids of an earlier run may be given out again: what is left under one is of this run.
        const held = await countEntriesIn(tx, tab.tabId);
        await (held === 0 ? tabs.delete(tab.tabId) : tabs.put({ ...tab, held }));
      }
      await tx.done;
    },
  };
}

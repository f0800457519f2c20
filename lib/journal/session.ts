import type { HandshakeEvidence } from '../handshake/evidence';
import type { LogEntry } from '../record/entry';
import { emptyTabLog, type Journal, type TabLog } from './journal';
import { attachTo, cleared, enter } from './ledger';

/** `storage.session`, or anything like it: held in memory, shared by background and panels, gone with the browser. */
export interface SessionArea {
  get(keys: string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

/**
 * The log of private windows, which never touches the disk. A service worker's own memory would not do: it is lost
 * whenever the worker is stopped.
 *
 * @param mostKept newest entries kept of one tab, asked at each write
 */
export function openSessionJournal(area: SessionArea, mostKept: () => number): Journal {
  /** The area has no transactions: writes take turns. The background is the only writer. */
  let turn: Promise<unknown> = Promise.resolve();

  function write(tabId: number, change: (tab: TabLog) => Promise<TabLog>): Promise<TabLog> {
    const result = turn.then(async () => {
      const tab = await change(await readTab(tabId));
      await area.set({ [tabKey(tabId)]: tab });
      return tab;
    });
    turn = result.catch(() => {});
    return result;
  }

  // What this area holds was written by this file: the type is our own word.
  async function read<Value>(key: string): Promise<Value | undefined> {
    return (await area.get([key]))[key] as Value | undefined;
  }

  async function readTab(tabId: number): Promise<TabLog> {
    return (await read<TabLog>(tabKey(tabId))) ?? emptyTabLog(tabId);
  }

  async function all<Value>(prefix: string): Promise<[string, Value][]> {
    const items = Object.entries(await area.get(null));
    return items.filter(([key]) => key.startsWith(prefix)) as [string, Value][];
  }

  async function trim(tab: TabLog): Promise<void> {
    const kept = mostKept();
    if (tab.held <= kept) return;
    const entries = await all<LogEntry>(entryPrefix(tab.tabId));
    const excess = entries.sort(([, a], [, b]) => a.order - b.order).slice(0, entries.length - kept);
    await area.remove(excess.map(([key]) => key));
    tab.dropped += excess.length;
    tab.held = entries.length - excess.length;
  }

  async function removeTab(tabId: number): Promise<void> {
    const owned = await all(`private/${tabId}/`);
    await area.remove(owned.map(([key]) => key));
  }

  return {
    tab: readTab,

    async since(tabId, change) {
      const entries = await all<LogEntry>(entryPrefix(tabId));
      return entries
        .map(([, entry]) => entry)
        .filter((entry) => entry.change > change)
        .sort((a, b) => a.order - b.order);
    },

    async page(tabId, order, most) {
      const entries = (await all<LogEntry>(entryPrefix(tabId))).map(([, entry]) => entry);
      const behind = entries.filter((entry) => entry.order > order).sort((a, b) => a.order - b.order);
      return behind.slice(0, most);
    },

    append: (tabId, arrivals, losses) =>
      write(tabId, async (tab) => {
        for (const arrival of arrivals) {
          const key = entryPrefix(tabId) + arrival.record.key;
          const early = waitingPrefix(tabId) + arrival.record.key;
          const held = await area.get([key, early]);
          const waiting = held[early] as HandshakeEvidence | undefined;
          const entry = enter(tab, arrival, held[key] as LogEntry | undefined, waiting);
          if (entry) await area.set({ [key]: entry });
          if (waiting) await area.remove([early]);
        }
        tab.dropped += losses.dropped;
        tab.failures += losses.failures;
        await trim(tab);
        return tab;
      }),

    attach: (tabId, key, evidence) =>
      write(tabId, async (tab) => {
        const existing = await read<LogEntry>(entryPrefix(tabId) + key);
        if (existing) await area.set({ [entryPrefix(tabId) + key]: attachTo(tab, existing, evidence) });
        else if (tab.recording) await area.set({ [waitingPrefix(tabId) + key]: evidence });
        return tab;
      }),

    clear: (tabId) =>
      write(tabId, async (tab) => {
        await removeTab(tabId);
        return cleared(tab);
      }),

    setRecording: (tabId, recording) => write(tabId, async (tab) => ({ ...tab, recording })),

    async forget(tabId) {
      turn = turn.then(() => removeTab(tabId)).catch(() => {});
      await turn;
    },

    // The area empties itself when the browser ends.
    async forgetBefore() {},
  };
}

const tabKey = (tabId: number): string => `private/${tabId}/tab`;
const entryPrefix = (tabId: number): string => `private/${tabId}/entry/`;
const waitingPrefix = (tabId: number): string => `private/${tabId}/waiting/`;

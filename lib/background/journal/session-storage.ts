import type { HandshakeEvidence, LogEntry } from '../../model/entry';
import { type Arrival, emptyTabLog, type Journal, KEPT_PER_PRIVATE_TAB, type TabLog } from '../../model/journal';
import type { EpochMs } from '../../model/record';
import {
  applyArrival,
  arrivalsBefore,
  clearedTab,
  countLosses,
  endingAt,
  isOfFrame,
  newestDocument,
  uncountProbes,
  withEvidence,
} from './log-updates';

/** `storage.session`, or anything like it: held in memory, shared by background and panels, gone with the browser. */
export interface SessionArea {
  get(keys: string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

type Items = Record<string, unknown>;

/**
 * The log of private windows, which never touches the disk. A service worker's own memory would not do: it is lost
 * whenever the worker is stopped.
 *
 * @param mostKept newest entries kept of one tab, asked at each write
 */
export function openSessionJournal(area: SessionArea, mostKept: () => number): Journal {
  /** The area has no transactions: writes take turns. The background is the only writer. */
  let turn: Promise<unknown> = Promise.resolve();

  /**
   * Entries and what the tab's log says of them are written by one call: a worker that is stopped in between leaves all
   * of it or nothing.
   */
  function write(tabId: number, change: (tab: TabLog, items: Items) => Promise<TabLog>): Promise<TabLog> {
    const result = turn.then(async () => {
      const items: Items = {};
      const tab = await change(await readTab(tabId), items);
      await area.set({ ...items, [tabKey(tabId)]: tab });
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

  /** Counts what is too much as dropped; {@link sweep} removes it once that is written. */
  function trim(tab: TabLog): void {
    const excess = Math.max(0, tab.held - mostKept());
    tab.dropped += excess;
    tab.held -= excess;
  }

  /** Removes the oldest entries beyond those that the log says it holds, what an earlier worker left included. */
  async function sweep(tabId: number): Promise<void> {
    const { excess } = await entriesOf(tabId);
    await area.remove(excess.map(({ record }) => entryPrefix(tabId) + record.key));
  }

  /** The newest, as many as the log says that it holds, in the order of their `order`; beside them what is older. */
  async function entriesOf(tabId: number): Promise<{ entries: LogEntry[]; excess: LogEntry[] }> {
    const items = await area.get(null);
    const { held } = (items[tabKey(tabId)] as TabLog | undefined) ?? emptyTabLog(tabId);
    const found = Object.entries(items).filter(([key]) => key.startsWith(entryPrefix(tabId))) as [string, LogEntry][];
    const all = found.map(([, entry]) => entry).sort((a, b) => a.order - b.order);
    const from = Math.max(0, all.length - held);
    return { entries: all.slice(from), excess: all.slice(0, from) };
  }

  async function removeTab(tabId: number, except?: string): Promise<void> {
    const keys = Object.keys(await area.get(null));
    const isOurs = (key: string) => key.startsWith(`private/${tabId}/`) && !(except && key.startsWith(except));
    await area.remove(keys.filter(isOurs));
  }

  /** Enters what arrives; `spent`: keys of what is not needed any more once that is written. */
  async function take(tab: TabLog, items: Items, arrivals: readonly Arrival[], spent: string[]): Promise<void> {
    for (const arrival of arrivals) {
      const key = entryPrefix(tab.tabId) + arrival.record.key;
      const early = waitingPrefix(tab.tabId) + arrival.record.key;
      const provisional = provisionalPrefix(tab.tabId) + arrival.record.key;
      const held: Items = { ...(await area.get([key, early, provisional])), ...items };
      const waiting = held[early] as HandshakeEvidence | undefined;
      const entry = applyArrival(tab, arrival, held[key] as LogEntry | undefined, waiting);
      if (entry) items[key] = entry;
      spent.push(...[early, provisional].filter((name) => name in held));
    }
  }

  async function provisionalOf(tabId: number): Promise<Arrival[]> {
    return Object.entries(await area.get(null)).flatMap(([key, value]) =>
      key.startsWith(provisionalPrefix(tabId)) ? [value as Arrival] : [],
    );
  }

  async function commitIn(tab: TabLog, items: Items, startedAt: EpochMs, spent: string[]): Promise<void> {
    if (startedAt <= tab.shownSince) return;
    tab.shownSince = startedAt;
    await take(tab, items, arrivalsBefore(await provisionalOf(tab.tabId), startedAt), spent);
  }

  /** The tab that has provisional records of this frame. */
  async function tabOf(frame: string): Promise<number | null> {
    const found = Object.keys(await area.get(null)).find((key) => key.includes(`/foretold/${frame}:`));
    return found === undefined ? null : Number(found.split('/')[1]);
  }

  /** A write that may let go of what is too much, and of what is spent. */
  function writeAndSweep(
    tabId: number,
    change: (tab: TabLog, items: Items, spent: string[]) => Promise<void>,
  ): Promise<TabLog> {
    const spent: string[] = [];
    let isFull = false;
    const written = write(tabId, async (tab, items) => {
      await change(tab, items, spent);
      const { dropped } = tab;
      trim(tab);
      isFull = tab.dropped > dropped;
      return tab;
    });
    // Within the same turn: another append must not count what is about to go.
    const swept = written.then(async (tab) => {
      if (spent.length > 0) await area.remove(spent);
      if (isFull) await sweep(tabId);
      return tab;
    });
    turn = swept.catch(() => {});
    return swept;
  }

  return {
    tab: readTab,

    async since(tabId, change) {
      const { entries } = await entriesOf(tabId);
      return entries.filter((entry) => entry.change > change);
    },

    async page(tabId, order, most) {
      const { entries } = await entriesOf(tabId);
      return entries.filter((entry) => entry.order > order).slice(0, most);
    },

    append: (tabId, arrivals, losses, provisional = []) =>
      writeAndSweep(tabId, async (tab, items, spent) => {
        // Records of earlier documents first: those sockets ended before.
        await commitIn(tab, items, newestDocument([...arrivals, ...provisional]), spent);
        await take(tab, items, arrivals, spent);
        for (const arrival of provisional.slice(0, KEPT_PER_PRIVATE_TAB)) {
          const key = entryPrefix(tabId) + arrival.record.key;
          // Messages may overtake each other.
          const held: Items = { ...(await area.get([key])), ...items };
          if (held[key]) continue;
          uncountProbes(tab, arrival.record);
          items[provisionalPrefix(tabId) + arrival.record.key] = arrival;
        }
        if (losses) countLosses(tab, losses);
      }),

    commitProvisional: (tabId, startedAt) =>
      writeAndSweep(tabId, (tab, items, spent) => commitIn(tab, items, startedAt, spent)),

    async commitFrame(frame, at) {
      const tabId = await tabOf(frame);
      if (tabId === null) return null;
      return writeAndSweep(tabId, async (tab, items, spent) => {
        const provisional = (await provisionalOf(tabId)).filter(isOfFrame(frame));
        await take(tab, items, provisional.map(endingAt(at)), spent);
      });
    },

    attach: (tabId, key, evidence) =>
      write(tabId, async (tab, items) => {
        const existing = await read<LogEntry>(entryPrefix(tabId) + key);
        if (existing) items[entryPrefix(tabId) + key] = withEvidence(tab, existing, evidence);
        else if (tab.recording) items[waitingPrefix(tabId) + key] = evidence;
        return tab;
      }),

    clear: (tabId) =>
      write(tabId, async (tab) => {
        await removeTab(tabId, provisionalPrefix(tabId));
        return clearedTab(tab);
      }),

    setRecording: (tabId, recording) => write(tabId, async (tab) => ({ ...tab, recording })),

    async move(from, to) {
      turn = turn
        .then(async () => {
          const items = Object.entries(await area.get(null)).filter(([key]) => key.startsWith(`private/${from}/`));
          const moved = items.map(([key, value]) => [
            `private/${to}/${key.slice(`private/${from}/`.length)}`,
            renumbered(value, to),
          ]);
          await area.set(Object.fromEntries(moved));
          await area.remove(items.map(([key]) => key));
        })
        .catch(() => {});
      await turn;
    },

    async deleteTab(tabId) {
      turn = turn.then(() => removeTab(tabId)).catch(() => {});
      await turn;
    },

    // The area empties itself when the browser ends, and when the extension is loaded anew.
    async deleteTabsBefore() {},
    async deleteProvisional() {},
  };
}

/** A tab's log, or an entry of it, under another number. */
function renumbered(value: unknown, tabId: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('tabId' in value) return { ...value, tabId };
  return 'source' in value ? { ...value, source: Object.assign({}, value.source, { tabId }) } : value;
}

const tabKey = (tabId: number): string => `private/${tabId}/tab`;
const entryPrefix = (tabId: number): string => `private/${tabId}/entry/`;
const provisionalPrefix = (tabId: number): string => `private/${tabId}/foretold/`;
const waitingPrefix = (tabId: number): string => `private/${tabId}/waiting/`;

import { type ReadonlySignal, signal } from '@preact/signals';
import type { LogEntry } from '../model/entry';
import { createInterner } from '../model/intern';
import { isSameLog, type JournalReader, type TabLog } from '../model/journal';
import type { Log } from './log';

export interface Feed {
  /** Reads what is new. Calls while a read is under way are answered by one more read after it. */
  refresh(): Promise<void>;
  /** Why the last read failed; `null` when it did not. The next word of a change reads again. */
  readonly problem: ReadonlySignal<string | null>;
  /** Resolves when the journal was read for the first time, or could not be. */
  readonly ready: Promise<void>;
  [Symbol.dispose](): void;
}

/** Entries read at once. */
const FIRST_PAGE = 100;
const PAGE = 2_000;

/** Keeps the log of one tab as the journal has it: reads once, then again from where it stood at each word of a change. */
export function createFeed(
  log: Log,
  reader: JournalReader,
  tabId: number,
  onChanged: (listener: () => void) => () => void,
): Feed {
  let change = -1;
  /** As it was when it was last read whole. */
  let known: TabLog | null = null;
  let reading: Promise<void> | null = null;
  let again = false;
  let disposed = false;
  const problem = signal<string | null>(null);
  const share = createInterner();

  async function read(): Promise<void> {
    if (known === null) {
      // Both at once: whoever opens the panel waits for them. The page is never of an earlier state than the tab's word.
      const [tab, page] = await Promise.all([reader.tab(tabId), readFirst()]);
      await readWhole(tab, page);
      return;
    }
    const tab = await reader.tab(tabId);
    if (isSameLog(known, tab)) await readSince(tab);
    else await readWhole(tab, await readFirst());
  }

  const readFirst = () => reader.page(tabId, -1, FIRST_PAGE);

  /** Page by page, the first a small one, so that rows are shown while the rest of a long log is read. */
  async function readWhole(tab: TabLog, first: readonly LogEntry[]): Promise<void> {
    let page = first;
    let order = -1;
    for (let most = FIRST_PAGE; ; most = PAGE) {
      if (most !== FIRST_PAGE) page = await reader.page(tabId, order, most);
      if (disposed) return;
      // Entries of an earlier generation go with the first page.
      log.describe(tab);
      log.merge(page.map(share));
      order = page.at(-1)?.order ?? order;
      if (page.length < most) break;
    }
    // Only now: what fails half-way is read again from its begin.
    change = tab.lastChange;
    known = tab;
    // What changed behind the reader's back came later than that.
    again = true;
  }

  async function readSince(tab: TabLog): Promise<void> {
    const batch = await reader.since(tabId, change);
    if (disposed) return;
    log.describe(tab);
    log.merge(batch.map(share));
    for (const entry of batch) change = Math.max(change, entry.change);
  }

  async function readAll(): Promise<void> {
    do {
      again = false;
      try {
        await read();
        problem.value = null;
      } catch (error) {
        problem.value = String(error);
      }
    } while (again && !disposed);
  }

  function refresh(): Promise<void> {
    again = true;
    reading ??= readAll().finally(() => {
      reading = null;
    });
    return reading;
  }

  const undo = onChanged(() => void refresh());
  const ready = refresh();
  return {
    refresh,
    problem,
    ready,
    [Symbol.dispose]() {
      disposed = true;
      undo();
    },
  };
}

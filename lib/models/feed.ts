import type { JournalReader } from '../journal/journal';
import type { Log } from './log';

export interface Feed {
  /** Reads what is new. Calls while a read is under way are answered by one more read after it. */
  refresh(): Promise<void>;
  /** Resolves when the journal was read for the first time. */
  readonly ready: Promise<void>;
  [Symbol.dispose](): void;
}

/** Keeps the log of one tab as the journal has it: reads once, then again from where it stood at each word of a change. */
export function createFeed(
  log: Log,
  reader: JournalReader,
  tabId: number,
  onChanged: (listener: () => void) => () => void,
): Feed {
  let change = -1;
  let generation: number | null = null;
  let reading: Promise<void> | null = null;
  let again = false;
  let disposed = false;

  async function read(): Promise<void> {
    do {
      again = false;
      const tab = await reader.tab(tabId);
      if (generation !== tab.generation) change = -1;
      generation = tab.generation;
      const batch = await reader.since(tabId, change);
      if (disposed) return;
      log.describe(tab);
      log.merge(batch);
      for (const entry of batch) change = Math.max(change, entry.change);
    } while (again && !disposed);
  }

  function refresh(): Promise<void> {
    again = true;
    reading ??= read().finally(() => {
      reading = null;
    });
    return reading;
  }

  const undo = onChanged(() => void refresh());
  const ready = refresh();
  return {
    refresh,
    ready,
    [Symbol.dispose]() {
      disposed = true;
      undo();
    },
  };
}

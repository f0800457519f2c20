import { type ReadonlySignal, signal } from '@preact/signals';
import type { JournalReader } from '../journal/journal';
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
  const problem = signal<string | null>(null);

  async function read(): Promise<void> {
    const tab = await reader.tab(tabId);
    if (generation !== tab.generation) change = -1;
    generation = tab.generation;
    const batch = await reader.since(tabId, change);
    if (disposed) return;
    log.describe(tab);
    log.merge(batch);
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

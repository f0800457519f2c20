import { type ReadonlySignal, signal } from '@preact/signals';
import type { LogEntry } from '../model/entry';
import { isSameLog, type TabLog } from '../model/journal';

/** What a merge did to the log, told once to each listener, so that whoever keeps an index does no work twice. */
export type LogChange =
  | { kind: 'cleared' }
  /** Entries from `from` on are new; those of `replaced` stand where their earlier versions stood. */
  | { kind: 'merged'; from: number; replaced: readonly Replacement[] };

export interface Replacement {
  index: number;
  previous: LogEntry;
}

/** The entries of one tab, oldest first. An entry is found by its place or its record's key, both at once. */
export interface Log {
  readonly entries: readonly LogEntry[];
  /** Rises with every change; read it to be told. */
  readonly version: ReadonlySignal<number>;
  /** What the journal says of the tab; `null` until it was read once, and offline. */
  readonly tab: ReadonlySignal<TabLog | null>;
  indexOf(key: string): number | undefined;
  byKey(key: string): LogEntry | undefined;
  /** Adds what is new and replaces what is a later version of what is there. */
  merge(batch: readonly LogEntry[]): void;
  /** Takes the journal's word; entries of an earlier generation go. */
  describe(tab: TabLog): void;
  clear(): void;
  /** Listeners are called synchronously, in the order in which they came. Returns the undo. */
  listen(listener: (change: LogChange) => void): () => void;
}

export function createLog(): Log {
  let entries: LogEntry[] = [];
  const places = new Map<string, number>();
  const version = signal(0);
  const tab = signal<TabLog | null>(null);
  const listeners = new Set<(change: LogChange) => void>();

  function tell(change: LogChange): void {
    for (const listener of listeners) listener(change);
    version.value = version.peek() + 1;
  }

  function clear(): void {
    entries = [];
    places.clear();
    tell({ kind: 'cleared' });
  }

  return {
    get entries() {
      return entries;
    },
    version,
    tab,
    indexOf: (key) => places.get(key),
    byKey(key) {
      const index = places.get(key);
      return index === undefined ? undefined : entries[index];
    },
    merge(batch) {
      const from = entries.length;
      const replaced: Replacement[] = [];
      for (const entry of batch) {
        const index = places.get(entry.record.key);
        const previous = index === undefined ? undefined : entries[index];
        if (index === undefined || previous === undefined) {
          places.set(entry.record.key, entries.length);
          entries.push(entry);
        } else if (entry.change > previous.change) {
          entries[index] = entry;
          if (index < from) replaced.push({ index, previous });
        }
      }
      if (entries.length > from || replaced.length > 0) tell({ kind: 'merged', from, replaced });
    },
    describe(next) {
      const previous = tab.peek();
      tab.value = next;
      if (previous && !isSameLog(previous, next)) clear();
    },
    clear,
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { entryCategory } from '../record/describe';
import { dialectsInForce } from '../record/dialect';
import type { LogEntry } from '../record/entry';
import type { EpochMs } from '../record/record';
import type { Category } from '../reference/category';
import type { Order, Rank } from './columns';
import { insertSorted } from './insert-sorted';
import type { Log, LogChange } from './log';

export type Matcher = (entry: LogEntry) => boolean;

export interface TimeRange {
  from: EpochMs;
  to: EpochMs;
}

/** What decides which entries are rows, and in which order. Each is a signal, so that the view is told of a change. */
export interface ViewInputs {
  /** Which entries belong to the log that is looked at; `null`: all of them. */
  scope: ReadonlySignal<((entry: LogEntry) => boolean) | null>;
  /** Categories that alone are shown; empty: all of them. */
  only: ReadonlySignal<ReadonlySet<Category>>;
  /** The filter's text, compiled; `null`: no filter. */
  filter: ReadonlySignal<Matcher | null>;
  /** Sockets that lived in it, if only for a moment; `null`: any. */
  time: ReadonlySignal<TimeRange | null>;
  /** `null`: as they came. */
  order: ReadonlySignal<Order | null>;
}

/** The rows of the grid: places in the log, filtered and sorted. Appending costs a test of what is new alone. */
export interface View {
  readonly version: ReadonlySignal<number>;
  readonly length: number;
  /** The row's entry. */
  at(row: number): LogEntry | undefined;
  rowOf(key: string): number;
  /** Places of what passes the filter, whatever its time, as they came. */
  readonly matched: readonly number[];
  /** Entries in scope, whatever the filter says. */
  readonly inScope: number;
  readonly counts: Readonly<Record<Category, number>>;
  [Symbol.dispose](): void;
}

export function createView(log: Log, inputs: ViewInputs): View {
  const version = signal(0);
  const { scope, only, filter, time, order } = inputs;
  let rows: number[] = [];
  let matched: number[] = [];
  let counts = noCounts();
  let inScope = 0;

  const test = computed(() => {
    // A row's words may be of other dictionaries now.
    void dialectsInForce.value;
    const [chosen, match] = [only.value, filter.value];
    return (entry: LogEntry) => (chosen.size === 0 || chosen.has(entryCategory(entry))) && (!match || match(entry));
  });

  /** Places in the log by rank, equals as they came. A fresh function for each order, which asks for each rank once. */
  const compare = computed(() => {
    const by = order.value;
    if (!by) return null;
    void dialectsInForce.value;
    const ranks = new Map<LogEntry, Rank>();
    const sign = by.descending ? -1 : 1;
    const rankAt = (index: number): Rank => {
      const entry = log.entries[index];
      if (!entry) return 0;
      const known = ranks.get(entry) ?? by.rank(entry);
      ranks.set(entry, known);
      return known;
    };
    return (a: number, b: number) => {
      const [one, other] = [rankAt(a), rankAt(b)];
      return one < other ? -sign : one > other ? sign : a - b;
    };
  });

  function count(entry: LogEntry): boolean {
    const within = scope.peek();
    if (within && !within(entry)) return false;
    counts[entryCategory(entry)]++;
    inScope++;
    return true;
  }

  function isInTime(entry: LogEntry | undefined): boolean {
    const range = time.peek();
    return !range || (entry !== undefined && entry.record.createdAt <= range.to && entry.record.endedAt >= range.from);
  }

  function rebuild(): void {
    counts = noCounts();
    inScope = 0;
    matched = [];
    const passes = test.peek();
    log.entries.forEach((entry, index) => {
      if (count(entry) && passes(entry)) matched.push(index);
    });
    arrange();
  }

  /** Makes the rows of what passes the filter. */
  function arrange(): void {
    const by = compare.peek();
    const range = time.peek();
    // A long log's places are held once where nothing parts rows from matches.
    if (!by && !range) rows = matched;
    else rows = range ? matched.filter((index) => isInTime(log.entries[index])) : [...matched];
    if (by) rows.sort(by);
    version.value = version.peek() + 1;
  }

  function update(change: LogChange): void {
    if (change.kind === 'cleared' || change.replaced.some(({ index, previous }) => moved(index, previous))) {
      rebuild();
      return;
    }
    const passes = test.peek();
    const by = compare.peek();
    for (let index = change.from; index < log.entries.length; index++) {
      const entry = log.entries[index];
      if (!entry || !count(entry) || !passes(entry)) continue;
      matched.push(index);
      if (rows === matched || !isInTime(entry)) continue;
      if (by) insertSorted(rows, index, by);
      else rows.push(index);
    }
    version.value = version.peek() + 1;
  }

  /** Whether an entry's new version stands elsewhere in the view than its old one. */
  function moved(index: number, previous: LogEntry): boolean {
    const entry = log.entries[index];
    if (!entry || compare.peek() || entryCategory(entry) !== entryCategory(previous)) return true;
    const within = scope.peek() ?? (() => true);
    const passes = test.peek();
    return (
      within(entry) !== within(previous) || passes(entry) !== passes(previous) || isInTime(entry) !== isInTime(previous)
    );
  }

  const stop = [
    log.listen(update),
    effect(() => {
      void [scope.value, test.value];
      rebuild();
    }),
    effect(() => {
      void [time.value, compare.value];
      arrange();
    }),
  ];

  return {
    version,
    get length() {
      return rows.length;
    },
    at(row) {
      const index = rows[row];
      return index === undefined ? undefined : log.entries[index];
    },
    rowOf(key) {
      const index = log.indexOf(key);
      return index === undefined ? -1 : rows.indexOf(index);
    },
    get matched() {
      return matched;
    },
    get inScope() {
      return inScope;
    },
    get counts() {
      return counts;
    },
    [Symbol.dispose]() {
      for (const undo of stop) undo();
    },
  };
}

function noCounts(): Record<Category, number> {
  return { normal: 0, protocol: 0, registered: 0, private: 0, local: 0 };
}

import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { classify } from '../analysis/classify';
import type { Category } from '../model/category';
import type { LogEntry } from '../model/entry';
import type { EpochMs } from '../model/record';
import type { AnnotationGroups } from './annotation-groups';
import type { Order } from './columns';
import { createRowFilter, type RowFilterInputs } from './filter';
import type { Log, LogChange } from './log';
import { createPlaceOrder, insertSorted, sortedIndexOf } from './place-order';
import { AT_ONCE, type Scheduler } from './ports';

export interface TimeRange {
  from: EpochMs;
  to: EpochMs;
}

/** What decides which entries are rows, and in which order. Each is a signal, so that the view is told of a change. */
export interface ViewInputs extends RowFilterInputs {
  /** Sockets that lived in it, if only for a moment; `null`: any. */
  time: ReadonlySignal<TimeRange | null>;
  /** `null`: as they came. */
  order: ReadonlySignal<Order | null>;
}

/** The rows of the grid: places in the log, filtered and sorted. Appending costs a test of what is new alone. */
export interface View {
  readonly version: ReadonlySignal<number>;
  readonly length: number;
  /** Whether entries are left to be looked at: the rest of a long log's rows follow when there is time. */
  readonly isPending: boolean;
  /** The row's entry. */
  at(row: number): LogEntry | undefined;
  rowOf(key: string): number;
  /** Places of what passes the filter, whatever its time, as they came. */
  readonly matched: readonly number[];
  /** Entries in scope, whatever the filter says. */
  readonly inScope: number;
  /** Of these, those of a category. */
  count(category: Category): number;
  [Symbol.dispose](): void;
}

/** Entries between two looks at the clock. */
const STEP = 500;
/** While a long log is looked at, its rows are shown anew no more often: drawing takes its time as well. Milliseconds. */
const SHOWN_EVERY = 150;
/** New rows are put into a sorted order one by one up to so many. */
const FEW = 32;

export function createView(
  log: Log,
  groups: AnnotationGroups,
  inputs: ViewInputs,
  { now, soon }: Pick<Scheduler, 'now' | 'soon'>,
): View {
  const version = signal(0);
  const { scope, time } = inputs;
  const rowFilter = createRowFilter(log, groups, inputs);
  const placeOrder = createPlaceOrder(log, groups, inputs.order);
  const { compare } = placeOrder;
  let rows: number[] = [];
  let cancel: (() => void) | null = null;
  let shownAt: EpochMs = 0;

  function isInTime(entry: LogEntry | undefined): boolean {
    const range = time.peek();
    return !range || (entry !== undefined && entry.record.createdAt <= range.to && entry.record.endedAt >= range.from);
  }

  /** Looks at what is left, for as long as it may, and makes rows of what it found. */
  function look(mayGoOn: () => boolean): void {
    cancel?.();
    cancel = null;
    const from = rowFilter.matched.length;
    do rowFilter.upTo(Math.min(rowFilter.examined + STEP, log.entries.length));
    while (rowFilter.examined < log.entries.length && mayGoOn());
    if (rows !== rowFilter.matched) addRows(rowFilter.matched.slice(from));
    const isPending = rowFilter.examined < log.entries.length;
    if (isPending) cancel = soon(look);
    if (!isPending || now() - shownAt >= SHOWN_EVERY) show();
  }

  function lookNow(): void {
    const until = now() + AT_ONCE;
    shownAt = Number.NEGATIVE_INFINITY;
    look(() => now() < until);
  }

  function show(): void {
    shownAt = now();
    version.value = version.peek() + 1;
  }

  function addRows(places: readonly number[]): void {
    const by = compare.peek();
    const fresh = places.filter((place) => isInTime(log.entries[place]));
    if (by && fresh.length <= FEW) for (const place of fresh) insertSorted(rows, place, by);
    else {
      for (const place of fresh) rows.push(place);
      if (by && fresh.length > 0) rows.sort(by);
    }
  }

  /** For rows of the matches: the same array where nothing parts the two, so that a long log's places are held once. */
  function roomForRows(): number[] {
    return compare.peek() || time.peek() ? [] : rowFilter.matched;
  }

  function rebuild(): void {
    placeOrder.forget();
    rowFilter.restart();
    rows = roomForRows();
    lookNow();
  }

  /** Makes the rows anew of what passes the filter. */
  function arrange(): void {
    placeOrder.forget();
    rows = roomForRows();
    if (rows !== rowFilter.matched) addRows(rowFilter.matched);
    show();
  }

  function update(change: LogChange): void {
    const isOld =
      change.kind === 'cleared' ||
      change.replaced.some(({ index, previous }) => index < rowFilter.examined && moved(index, previous));
    if (isOld) rebuild();
    else if (cancel === null) lookNow();
    // Else it comes to what is new anyway; but what was replaced is to be seen.
    else show();
  }

  /** Whether an entry's new version stands elsewhere in the view than its old one. */
  function moved(index: number, previous: LogEntry): boolean {
    const entry = log.entries[index];
    if (!entry || compare.peek() || classify(entry).category !== classify(previous).category) return true;
    const within = scope.peek() ?? (() => true);
    return (
      within(entry) !== within(previous) ||
      rowFilter.passes(entry) !== rowFilter.passes(previous) ||
      isInTime(entry) !== isInTime(previous)
    );
  }

  const stop = [
    log.listen(update),
    effect(() => {
      void [scope.value, rowFilter.matcher.value];
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
    get isPending() {
      return cancel !== null;
    },
    at(row) {
      const place = rows[row];
      return place === undefined ? undefined : log.entries[place];
    },
    rowOf(key) {
      const place = log.indexOf(key);
      if (place === undefined) return -1;
      return compare.peek() ? rows.indexOf(place) : sortedIndexOf(rows, place);
    },
    get matched() {
      return rowFilter.matched;
    },
    get inScope() {
      return rowFilter.inScope;
    },
    count: rowFilter.count,
    [Symbol.dispose]() {
      cancel?.();
      for (const undo of stop) undo();
    },
  };
}

import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Predicate } from '../query/term';
import { type EndWords, endWords, entryCategory } from '../record/describe';
import { dialectsInForce } from '../record/dialect';
import type { LogEntry } from '../record/entry';
import type { EpochMs } from '../record/record';
import { CATEGORIES, type Category } from '../reference/category';
import type { Order, Rank } from './columns';
import { insertSorted } from './insert-sorted';
import type { Kind, Kinds } from './kinds';
import type { Log, LogChange } from './log';
import { AT_ONCE, type Pace } from './pace';
import { placeAmong } from './place-among';

/** What a filter lets through: what passes both. */
export interface Sieve {
  /** Asked once for each kind of end; `null`: all pass. */
  ofKind: Predicate | null;
  /** Asked of each entry that is left; `null`: all pass. */
  ofOwn: Predicate | null;
}

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
  filter: ReadonlySignal<Sieve | null>;
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

/** What is known of a kind of ends. */
interface Judged {
  words: EndWords;
  /** Among the categories. */
  category: number;
  passes: boolean;
}

/** Entries between two looks at the clock. */
const STEP = 500;
/** While a long log is looked at, its rows are shown anew no more often: drawing takes its time as well. Milliseconds. */
const SHOWN_EVERY = 150;
/** New rows are put into a sorted order one by one up to so many. */
const FEW = 32;

export function createView(
  log: Log,
  kinds: Kinds,
  inputs: ViewInputs,
  { now, soon }: Pick<Pace, 'now' | 'soon'>,
): View {
  const version = signal(0);
  const { scope, only, filter, time, order } = inputs;
  /** Entries before this place were looked at. */
  let looked = 0;
  /** What is known of kinds. */
  let judged: (Judged | undefined)[] = [];
  let rows: number[] = [];
  let matched: number[] = [];
  /** By place among the categories. */
  let counts = new Uint32Array(CATEGORIES.length);
  let inScope = 0;
  let cancel: (() => void) | null = null;
  let shownAt: EpochMs = 0;

  const sieve = computed(() => {
    // A row's words may be of other dictionaries now.
    void dialectsInForce.value;
    const [chosen, given] = [only.value, filter.value];
    const ofKind: Predicate = (entry, words) =>
      (chosen.size === 0 || chosen.has(words.category)) && (given?.ofKind?.(entry, words) ?? true);
    return { ofKind, ofOwn: given?.ofOwn ?? null };
  });

  /** Of places in the log, as far as they were asked for. */
  let ranks: Rank[] = [];

  /** Places in the log by rank, equals as they came. */
  const compare = computed(() => {
    const by = order.value;
    if (!by) return null;
    void dialectsInForce.value;
    const sign = by.descending ? -1 : 1;
    const rankAt = (place: number): Rank => {
      // Filled from the start: an array with holes would be slow.
      for (let next = ranks.length; next <= place; next++) {
        const entry = log.entries[next];
        const words = kinds.words(kinds.at(next));
        ranks.push(entry && words ? by.rank(entry, words) : 0);
      }
      return ranks[place] ?? 0;
    };
    return (a: number, b: number) => {
      const [one, other] = [rankAt(a), rankAt(b)];
      return one < other ? -sign : one > other ? sign : a - b;
    };
  });

  function passes(entry: LogEntry): boolean {
    const { ofKind, ofOwn } = sieve.peek();
    const words = endWords(entry);
    return ofKind(entry, words) && (!ofOwn || ofOwn(entry, words));
  }

  function isInTime(entry: LogEntry | undefined): boolean {
    const range = time.peek();
    return !range || (entry !== undefined && entry.record.createdAt <= range.to && entry.record.endedAt >= range.from);
  }

  /** Looks at entries up to a place: counts them, and finds what passes. */
  function lookUpTo(end: number): void {
    const { ofOwn } = sieve.peek();
    const within = scope.peek();
    const { entries } = log;
    const kindAt = kinds.upTo(end);
    // An entry is looked at only where it must be: in a long log that takes many times as long as its kind.
    const isAlike = !within && !ofOwn;
    let seen = 0;
    for (let place = looked; place < end; place++) {
      const kind = kindAt[place] ?? 0;
      const known = judged[kind] ?? judge(kind, place);
      if (!known) continue;
      const entry = isAlike ? undefined : entries[place];
      if (within && !(entry && within(entry))) continue;
      counts[known.category] = (counts[known.category] ?? 0) + 1;
      seen++;
      if (known.passes && (!ofOwn || (entry && ofOwn(entry, known.words)))) matched.push(place);
    }
    inScope += seen;
    looked = end;
  }

  function judge(kind: Kind, place: number): Judged | undefined {
    const entry = log.entries[place];
    const words = kinds.words(kind);
    if (!entry || !words) return undefined;
    const known = { words, category: CATEGORIES.indexOf(words.category), passes: sieve.peek().ofKind(entry, words) };
    // Without holes: an array with a wide one would be slow.
    while (judged.length < kind) judged.push(undefined);
    judged[kind] = known;
    return known;
  }

  /** Looks at what is left, for as long as it may, and makes rows of what it found. */
  function look(mayGoOn: () => boolean): void {
    cancel?.();
    cancel = null;
    const from = matched.length;
    do lookUpTo(Math.min(looked + STEP, log.entries.length));
    while (looked < log.entries.length && mayGoOn());
    if (rows !== matched) addRows(matched.slice(from));
    const isPending = looked < log.entries.length;
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

  function rebuild(): void {
    counts = new Uint32Array(CATEGORIES.length);
    inScope = 0;
    looked = 0;
    judged = [];
    ranks = [];
    matched = [];
    // A long log's places are held once where nothing parts rows from matches.
    rows = compare.peek() || time.peek() ? [] : matched;
    lookNow();
  }

  /** Makes the rows anew of what passes the filter. */
  function arrange(): void {
    ranks = [];
    rows = compare.peek() || time.peek() ? [] : matched;
    if (rows !== matched) addRows(matched);
    show();
  }

  function update(change: LogChange): void {
    const isOld =
      change.kind === 'cleared' ||
      change.replaced.some(({ index, previous }) => index < looked && moved(index, previous));
    if (isOld) rebuild();
    else if (cancel === null) lookNow();
    // Else it comes to what is new anyway; but what was replaced is to be seen.
    else show();
  }

  /** Whether an entry's new version stands elsewhere in the view than its old one. */
  function moved(index: number, previous: LogEntry): boolean {
    const entry = log.entries[index];
    if (!entry || compare.peek() || entryCategory(entry) !== entryCategory(previous)) return true;
    const within = scope.peek() ?? (() => true);
    return (
      within(entry) !== within(previous) || passes(entry) !== passes(previous) || isInTime(entry) !== isInTime(previous)
    );
  }

  const stop = [
    log.listen(update),
    effect(() => {
      void [scope.value, sieve.value];
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
      return compare.peek() ? rows.indexOf(place) : placeAmong(rows, place);
    },
    get matched() {
      return matched;
    },
    get inScope() {
      return inScope;
    },
    count: (category) => counts[CATEGORIES.indexOf(category)] ?? 0,
    [Symbol.dispose]() {
      cancel?.();
      for (const undo of stop) undo();
    },
  };
}

import { computed, type ReadonlySignal } from '@preact/signals';
import type { Predicate } from '../query/term';
import { type EndWords, endWords } from '../record/describe';
import { dialectsInForce } from '../record/dialect';
import type { LogEntry } from '../record/entry';
import { CATEGORIES, type Category } from '../reference/category';
import type { Kind, Kinds } from './kinds';
import type { Log } from './log';

/** What a filter lets through: what passes both. */
export interface Sieve {
  /** Asked once for each kind of end; `null`: all pass. */
  ofKind: Predicate | null;
  /** Asked of each entry that is left; `null`: all pass. */
  ofOwn: Predicate | null;
}

/** What decides which entries pass. Each is a signal, so that whoever looks is told of a change. */
export interface SiftInputs {
  /** Which entries belong to the log that is looked at; `null`: all of them. */
  scope: ReadonlySignal<((entry: LogEntry) => boolean) | null>;
  /** Categories that alone are shown; empty: all of them. */
  only: ReadonlySignal<ReadonlySet<Category>>;
  /** The filter's text, compiled; `null`: no filter. */
  filter: ReadonlySignal<Sieve | null>;
}

/** Looks through a log once, from its start, counting its entries and finding those that pass. */
export interface Sift {
  /** Another one whenever other entries may pass. */
  readonly sieve: ReadonlySignal<unknown>;
  /** Entries before this place were looked at. */
  readonly looked: number;
  /** Places of those that passed, as they came. It grows; from the start it is another array. */
  readonly matched: number[];
  /** Entries in scope, whatever the filter says. */
  readonly inScope: number;
  /** Of these, those of a category. */
  count(category: Category): number;
  /** Looks at entries up to a place. */
  upTo(end: number): void;
  /** The next look is from the start. */
  restart(): void;
  passes(entry: LogEntry): boolean;
}

/** What is known of a kind of ends. */
interface Judged {
  words: EndWords;
  /** Among the categories. */
  category: number;
  passes: boolean;
}

export function createSift(log: Pick<Log, 'entries'>, kinds: Kinds, { scope, only, filter }: SiftInputs): Sift {
  let looked = 0;
  /** What is known of kinds. */
  let judged: (Judged | undefined)[] = [];
  let matched: number[] = [];
  /** By place among the categories. */
  let counts = new Uint32Array(CATEGORIES.length);
  let inScope = 0;

  const sieve = computed(() => {
    // A row's words may be of other dictionaries now.
    void dialectsInForce.value;
    const [chosen, given] = [only.value, filter.value];
    const ofKind: Predicate = (entry, words) =>
      (chosen.size === 0 || chosen.has(words.category)) && (given?.ofKind?.(entry, words) ?? true);
    return { ofKind, ofOwn: given?.ofOwn ?? null };
  });

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

  return {
    sieve,
    get looked() {
      return looked;
    },
    get matched() {
      return matched;
    },
    get inScope() {
      return inScope;
    },
    count: (category) => counts[CATEGORIES.indexOf(category)] ?? 0,
    upTo(end) {
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
    },
    restart() {
      looked = 0;
      judged = [];
      matched = [];
      counts = new Uint32Array(CATEGORIES.length);
      inScope = 0;
    },
    passes(entry) {
      const { ofKind, ofOwn } = sieve.peek();
      const words = endWords(entry);
      return ofKind(entry, words) && (!ofOwn || ofOwn(entry, words));
    },
  };
}

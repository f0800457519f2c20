import { computed, type ReadonlySignal } from '@preact/signals';
import { type SharedAnnotation, sharedAnnotation } from '../analysis/annotate';
import { activeDictionaries, applicationIds, applicationsOf } from '../analysis/application-protocol';
import { CAUSES } from '../analysis/causes/all';
import { CATEGORIES, type Category } from '../model/category';
import type { LogEntry } from '../model/entry';
import type { Sample } from '../query/complete';
import { compileFilter } from '../query/filter';
import type { Problem } from '../query/problem';
import type { FilterLookups, Predicate } from '../query/terms';
import type { AnnotationGroup, AnnotationGroups, EntrySet } from './annotation-groups';
import type { LogDiagnosis } from './diagnosis';
import type { Log } from './log';

export interface Filter {
  /** `null`: everything passes. */
  matcher: Matcher | null;
  /** Parts of the text that were left out, and why. */
  problems: readonly Problem[];
  /** Whether it asks why entries ended, which is found out after they came. */
  asksCauses: boolean;
}

/** What the filter asks of other parts of Hangup. */
export function filterLookups(diagnosis: Pick<LogDiagnosis, 'causes'>): FilterLookups {
  return {
    apps: ({ record }) => applicationsOf(record),
    get appIds() {
      return applicationIds();
    },
    causes: ({ record }) => diagnosis.causes(record.key),
    causeIds: CAUSES.map(({ id }) => id),
  };
}

/** The filter box's text, compiled. */
export function compile(text: string, lookups: FilterLookups): Filter {
  const { ofGroup, ofEntry, problems, empty, keys } = compileFilter(text, lookups);
  return { matcher: empty ? null : { ofGroup, ofEntry }, problems, asksCauses: keys.has('cause') };
}

/** What lets a filter's matches through: another one once causes are known that it asks for. */
export function matcherOf(
  filter: ReadonlySignal<Filter>,
  causesVersion: ReadonlySignal<number>,
): ReadonlySignal<Matcher | null> {
  return computed(() => {
    const { matcher, asksCauses } = filter.value;
    if (!matcher || !asksCauses) return matcher;
    void causesVersion.value;
    return { ...matcher };
  });
}

/** All entries, the newest first: what somebody filters for is likely there. */
export function* newestFirst(log: EntrySet['log'], groups: EntrySet['groups']): Sample {
  for (let index = log.entries.length - 1; index >= 0; index--) {
    const entry = log.entries[index];
    const words = groups.annotation(groups.at(index));
    if (entry && words) yield [entry, words];
  }
}

/** What a filter lets through: what passes both. */
export interface Matcher {
  /** Asked once for each kind of end; `null`: all pass. */
  ofGroup: Predicate | null;
  /** Asked of each entry that is left; `null`: all pass. */
  ofEntry: Predicate | null;
}

/** What decides which entries pass. Each is a signal, so that its readers follow a change. */
export interface RowFilterInputs {
  /** Which entries belong to the log that is looked at; `null`: all of them. */
  scope: ReadonlySignal<((entry: LogEntry) => boolean) | null>;
  /** Categories that alone are shown; empty: all of them. */
  only: ReadonlySignal<ReadonlySet<Category>>;
  /** The filter's text, compiled; `null`: no filter. */
  filter: ReadonlySignal<Matcher | null>;
}

/** Looks through a log once, from its start, counting its entries and finding those that pass. */
export interface RowFilter {
  /** Another one whenever other entries may pass. */
  readonly matcher: ReadonlySignal<unknown>;
  /** Entries before this place were looked at. */
  readonly examined: number;
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
interface GroupResult {
  words: SharedAnnotation;
  /** Among the categories. */
  category: number;
  passes: boolean;
}

export function createRowFilter(
  log: Pick<Log, 'entries'>,
  groups: AnnotationGroups,
  { scope, only, filter }: RowFilterInputs,
): RowFilter {
  let looked = 0;
  /** What is known of kinds. */
  let judged: (GroupResult | undefined)[] = [];
  let matched: number[] = [];
  /** By place among the categories. */
  let counts = new Uint32Array(CATEGORIES.length);
  let inScope = 0;

  const matcher = computed(() => {
    // A row's words may be of other dictionaries now.
    void activeDictionaries.value;
    const [chosen, given] = [only.value, filter.value];
    const ofKind: Predicate = (entry, words) =>
      (chosen.size === 0 || chosen.has(words.category)) && (given?.ofGroup?.(entry, words) ?? true);
    return { ofKind, ofOwn: given?.ofEntry ?? null };
  });

  function judge(group: AnnotationGroup, place: number): GroupResult | undefined {
    const entry = log.entries[place];
    const words = groups.annotation(group);
    if (!entry || !words) return undefined;
    const known = { words, category: CATEGORIES.indexOf(words.category), passes: matcher.peek().ofKind(entry, words) };
    // Without holes: an array with a wide one would be slow.
    while (judged.length < group) judged.push(undefined);
    judged[group] = known;
    return known;
  }

  return {
    matcher,
    get examined() {
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
      const { ofOwn } = matcher.peek();
      const within = scope.peek();
      const { entries } = log;
      const kindAt = groups.ensure(end);
      // An entry is looked at only where it must be: in a long log that takes many times as long as its kind.
      const isAlike = !within && !ofOwn;
      let seen = 0;
      for (let place = looked; place < end; place++) {
        const group = kindAt[place] ?? 0;
        const known = judged[group] ?? judge(group, place);
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
      const { ofKind, ofOwn } = matcher.peek();
      const words = sharedAnnotation(entry);
      return ofKind(entry, words) && (!ofOwn || ofOwn(entry, words));
    },
  };
}

import type { SharedAnnotation } from '../analysis/annotate';
import type { LogEntry } from '../model/entry';
import { type FilterLookups, FLAGS, TERMS, type Term, withDefaults } from './terms';
import { quote, type Token, tokenize } from './token';

export interface Completions {
  /** What of the text a suggestion replaces, `to` exclusive. */
  from: number;
  to: number;
  items: Completion[];
}

export interface Completion {
  /** The whole part as it then stands, ready to be put in. */
  text: string;
  kind: 'key' | 'value' | 'flag';
  /** The `key:` it belongs to (or the flag), by which its help is found. */
  id: string;
  /** How many of the entries looked at have this value; `null`: not counted. */
  count: number | null;
}

export type Sample = Iterable<readonly [LogEntry, SharedAnnotation]>;

/** Entries looked at for values: enough to be useful, few enough for each key press. */
const SAMPLE = 2_000;
const MOST = 12;
/** Longer values are read badly and typed never. */
const LONGEST = 200;

/**
 * What could stand at the caret: keys and flags while a word is begun, values after `key:`, the most frequent in the
 * log first. `sample` is read from its start; give the newest entries first.
 */
export function completions(text: string, caret: number, sample: Sample, given: FilterLookups = {}): Completions {
  const lookups = withDefaults(given);
  const token = tokenize(text).find(({ from, to }) => from < caret && caret <= to) ?? emptyAt(caret);
  const sign = token.negated ? '-' : '';
  const range = { from: token.from, to: token.to };
  const term = TERMS.find(({ key }) => key === token.key);
  if (term) {
    const typed = text.slice(token.valueFrom, caret).replace(/^"/, '');
    return { ...range, items: valuesOf(term, typed, sign, sample, lookups) };
  }
  const typed = text.slice(token.from + sign.length, caret).toLowerCase();
  if (token.quoted || token.key !== null) return { ...range, items: [] };
  const keys = TERMS.filter((each) => isKnown(each, lookups) && each.key.startsWith(typed)).map(
    ({ key }): Completion => ({ text: `${sign}${key}:`, kind: 'key', id: key, count: null }),
  );
  const flags = [...FLAGS.keys()]
    .filter((flag) => flag.startsWith(typed))
    .map((flag): Completion => ({ text: sign + flag, kind: 'flag', id: flag, count: null }));
  return { ...range, items: [...keys, ...flags] };
}

function valuesOf(term: Term, typed: string, sign: string, sample: Sample, lookups: FilterLookups): Completion[] {
  const counts = new Map<string, number>();
  const wanted = typed.toLowerCase();
  const take = (value: string, times: number) => {
    if (value === '' || value.length > LONGEST || !value.toLowerCase().includes(wanted)) return;
    counts.set(value, (counts.get(value) ?? 0) + times);
  };
  let left = SAMPLE;
  if (term.seen) {
    for (const [entry, words] of sample) {
      if (left-- === 0) break;
      for (const value of term.seen(entry, words, lookups)) take(value, 1);
    }
  }
  for (const value of term.values?.(lookups) ?? []) take(value, 0);
  return [...counts]
    .sort(([a, countA], [b, countB]) => startsFirst(wanted, a, b) || countB - countA)
    .slice(0, MOST)
    .map(([value, count]) => ({
      text: `${sign}${term.key}:${quote(value)}`,
      kind: 'value',
      id: term.key,
      count: term.seen ? count : null,
    }));
}

function startsFirst(typed: string, a: string, b: string): number {
  return Number(b.toLowerCase().startsWith(typed)) - Number(a.toLowerCase().startsWith(typed));
}

function isKnown({ key }: Term, lookups: FilterLookups): boolean {
  return key !== 'cause' || lookups.causes !== undefined;
}

function emptyAt(caret: number): Token {
  return { from: caret, to: caret, negated: false, key: null, value: '', valueFrom: caret, quoted: false, open: false };
}

import type { SharedAnnotation } from '../analysis/annotate';
import { nameText } from '../analysis/annotation-text';
import type { LogEntry } from '../model/entry';
import { isUnplacedProblem, type Problem, type UnplacedProblem, unplacedProblem } from './problem';
import { type FilterLookups, FLAGS, type Predicate, TERMS, withDefaults } from './terms';
import { parseText, type TextMatch } from './text-match';
import { type Token, tokenize } from './token';

export interface CompiledFilter {
  /** Whether an entry is shown. Never throws. */
  match(entry: LogEntry, words: SharedAnnotation): boolean;
  /** The parts that hold alike for all entries of one kind ({@link SharedAnnotation}); `null`: there are none. */
  ofGroup: Predicate | null;
  /** The parts that look at what each entry has of its own; `null`: there are none. */
  ofEntry: Predicate | null;
  /** Parts that were left out because they cannot be understood, and why. */
  problems: Problem[];
  /** Nothing is left out: the text has no part that applies. */
  empty: boolean;
  /** The `key:`s of the parts that apply. */
  keys: ReadonlySet<string>;
}

/** More parts than a person types; a pasted page must not make each entry cost a second. */
const MOST_PARTS = 64;

/**
 * Compiles the text of the filter box. Any text will do: what cannot be understood is told in `problems`, and the rest
 * applies. Parts of different kinds must all hold; several of one key are alternatives where an entry has but one such
 * value (`code:1006 code:1001`).
 */
export function compileFilter(text: string, given: FilterLookups = {}): CompiledFilter {
  const lookups = withDefaults(given);
  const problems: Problem[] = [];
  const ofKind: Predicate[] = [];
  const ofOwn: Predicate[] = [];
  const alternatives = new Map<string, Pick<Part, 'perEntry'> & { some: Predicate[] }>();
  const keys = new Set<string>();
  const tokens = tokenize(text);
  for (const token of tokens.slice(0, MOST_PARTS)) {
    const part = compilePart(token, lookups);
    if (isUnplacedProblem(part)) {
      problems.push({ from: token.from, to: token.to, ...part });
      continue;
    }
    if (token.open) problems.push({ from: token.valueFrom, to: token.to, ...unplacedProblem('open-quote') });
    const { predicate, group, perEntry } = part;
    const required = perEntry ? ofOwn : ofKind;
    if (token.key !== null) keys.add(token.key);
    if (token.negated) required.push((entry, words) => !predicate(entry, words));
    else if (group === null) required.push(predicate);
    else alternatives.set(group, { perEntry, some: [...(alternatives.get(group)?.some ?? []), predicate] });
  }
  const beyond = tokens[MOST_PARTS];
  if (beyond) problems.push({ from: beyond.from, to: text.length, ...unplacedProblem('too-many', String(MOST_PARTS)) });
  for (const { perEntry, some } of alternatives.values()) (perEntry ? ofOwn : ofKind).push(anyOf(some));
  const required = [...ofKind, ...ofOwn];
  return {
    match: allOf(required),
    ofGroup: ofKind.length === 0 ? null : allOf(ofKind),
    ofEntry: ofOwn.length === 0 ? null : allOf(ofOwn),
    problems,
    empty: required.length === 0,
    keys,
  };
}

interface Part {
  predicate: Predicate;
  /** Parts of one group are alternatives; `null`: it must hold by itself. */
  group: string | null;
  /** Whether it looks at what each entry has of its own. */
  perEntry: boolean;
}

function compilePart(token: Token, lookups: FilterLookups): Part | UnplacedProblem {
  if (token.key === null) return compileWord(token);
  const term = TERMS.find(({ key }) => key === token.key);
  if (!term) return compileUnknownKey(token, token.key);
  if (token.value === '' && !token.quoted)
    return unplacedProblem('missing-value', term.key, `${term.key}:${term.example}`);
  const predicate = term.compile(token, lookups);
  if (isUnplacedProblem(predicate)) return predicate;
  return { predicate, group: term.several === 'any' ? term.key : null, perEntry: term.perEntry === true };
}

function compileWord({ value, quoted, negated }: Token): Part | UnplacedProblem {
  if (value === '' && !quoted) return unplacedProblem('lone-minus');
  const flag = quoted ? undefined : FLAGS.get(value.toLowerCase());
  if (flag) return { predicate: flag, group: null, perEntry: false };
  // Nothing between quotation marks is in every text: `-""` would hide the whole log.
  if (value === '' && negated) return unplacedProblem('lone-minus');
  const wanted = parseText(value, quoted);
  if (isUnplacedProblem(wanted)) return wanted;
  return {
    predicate: (entry, words) => isIn(wanted, entry, words),
    group: null,
    perEntry: false,
  };
}

/** `wss://host/path` and `localhost:8080` are words; what looks like a key and is none is a mistake worth telling. */
function compileUnknownKey(token: Token, key: string): Part | UnplacedProblem {
  const similar = nearest(
    key,
    TERMS.map((term) => term.key),
  );
  const address = token.value.startsWith('//') || /^\d{1,5}(?:[/?#]|$)/.test(token.value);
  if (similar) return unplacedProblem('misspelt-key', key, similar);
  if (token.quoted || !address) return unplacedProblem('unknown-key', key);
  return compileWord({ ...token, value: `${key}:${token.value}` });
}

/** A bare word is looked for in what the row shows and in what the browser said. */
function isIn(wanted: TextMatch, { record, evidence }: LogEntry, words: SharedAnnotation): boolean {
  const { outcome, protocol } = record;
  return (
    wanted.test(words.url) ||
    wanted.test(words.codeLabel) ||
    wanted.test(words.name) ||
    wanted.test(nameText(words)) ||
    wanted.test(words.reason) ||
    wanted.test(words.frameUrl) ||
    (protocol !== '' && wanted.test(protocol)) ||
    (evidence !== null && evidence.failure !== null && wanted.test(evidence.failure)) ||
    (outcome.kind === 'constructor-threw' && wanted.test(outcome.message))
  );
}

function anyOf(predicates: readonly Predicate[]): Predicate {
  return (entry, words) => predicates.some((holds) => holds(entry, words));
}

function allOf(predicates: readonly Predicate[]): Predicate {
  return (entry, words) => predicates.every((holds) => holds(entry, words));
}

/** The candidate within two typing mistakes of a word (one, for words of up to four letters); `null`: none is near. */
function nearest(word: string, candidates: readonly string[]): string | null {
  const allowed = word.length <= 4 ? 1 : 2;
  let best: { candidate: string; distance: number } | null = null;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > allowed) continue;
    const distance = editDistance(word, candidate);
    if (distance <= allowed && (!best || distance < best.distance)) best = { candidate, distance };
  }
  return best?.candidate ?? null;
}

/** Levenshtein's: letters inserted, left out, exchanged. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const exchanged = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(exchanged, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

import type { EndWords } from '../record/describe';
import type { LogEntry } from '../record/entry';
import { nearest } from './nearest';
import { type Complaint, complain, isComplaint, type Problem } from './problem';
import { type FilterSeams, type Predicate, withDefaults } from './term';
import { FLAGS, TERMS } from './terms';
import { parseText, type TextMatch } from './text-match';
import { type Token, tokenize } from './token';

export interface CompiledFilter {
  /** Whether an entry is shown. Never throws. */
  match(entry: LogEntry, words: EndWords): boolean;
  /** The parts that hold alike for all entries of one kind ({@link EndWords}); `null`: there are none. */
  ofKind: Predicate | null;
  /** The parts that look at what each entry has of its own; `null`: there are none. */
  ofOwn: Predicate | null;
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
export function compileFilter(text: string, given: FilterSeams = {}): CompiledFilter {
  const seams = withDefaults(given);
  const problems: Problem[] = [];
  const ofKind: Predicate[] = [];
  const ofOwn: Predicate[] = [];
  const alternatives = new Map<string, Pick<Part, 'own'> & { some: Predicate[] }>();
  const keys = new Set<string>();
  const tokens = tokenize(text);
  for (const token of tokens.slice(0, MOST_PARTS)) {
    const part = compilePart(token, seams);
    if (isComplaint(part)) {
      problems.push({ from: token.from, to: token.to, ...part });
      continue;
    }
    if (token.open) problems.push({ from: token.valueFrom, to: token.to, ...complain('open-quote') });
    const { predicate, group, own } = part;
    const required = own ? ofOwn : ofKind;
    if (token.key !== null) keys.add(token.key);
    if (token.negated) required.push((entry, words) => !predicate(entry, words));
    else if (group === null) required.push(predicate);
    else alternatives.set(group, { own, some: [...(alternatives.get(group)?.some ?? []), predicate] });
  }
  const beyond = tokens[MOST_PARTS];
  if (beyond) problems.push({ from: beyond.from, to: text.length, ...complain('too-many', String(MOST_PARTS)) });
  for (const { own, some } of alternatives.values()) (own ? ofOwn : ofKind).push(anyOf(some));
  const required = [...ofKind, ...ofOwn];
  return {
    match: allOf(required),
    ofKind: ofKind.length === 0 ? null : allOf(ofKind),
    ofOwn: ofOwn.length === 0 ? null : allOf(ofOwn),
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
  own: boolean;
}

function compilePart(token: Token, seams: FilterSeams): Part | Complaint {
  if (token.key === null) return compileWord(token);
  const term = TERMS.find(({ key }) => key === token.key);
  if (!term) return compileUnknownKey(token, token.key);
  if (token.value === '' && !token.quoted) return complain('missing-value', term.key, `${term.key}:${term.example}`);
  const predicate = term.compile(token, seams);
  if (isComplaint(predicate)) return predicate;
  return { predicate, group: term.several === 'any' ? term.key : null, own: term.own === true };
}

function compileWord({ value, quoted, negated }: Token): Part | Complaint {
  if (value === '' && !quoted) return complain('lone-minus');
  const flag = quoted ? undefined : FLAGS.get(value.toLowerCase());
  if (flag) return { predicate: flag, group: null, own: false };
  // Nothing between quotation marks is in every text: `-""` would hide the whole log.
  if (value === '' && negated) return complain('lone-minus');
  const wanted = parseText(value, quoted);
  if (isComplaint(wanted)) return wanted;
  return {
    predicate: (entry, words) => isIn(wanted, entry, words),
    group: null,
    own: false,
  };
}

/** `wss://host/path` and `localhost:8080` are words; what looks like a key and is none is a mistake worth telling. */
function compileUnknownKey(token: Token, key: string): Part | Complaint {
  const similar = nearest(
    key,
    TERMS.map((term) => term.key),
  );
  const address = token.value.startsWith('//') || /^\d{1,5}(?:[/?#]|$)/.test(token.value);
  if (similar) return complain('misspelt-key', key, similar);
  if (token.quoted || !address) return complain('unknown-key', key);
  return compileWord({ ...token, value: `${key}:${token.value}` });
}

/** A bare word is looked for in what the row shows and in what the browser said. */
function isIn(wanted: TextMatch, { record, evidence }: LogEntry, words: EndWords): boolean {
  const { outcome, protocol } = record;
  return (
    wanted.test(words.url) ||
    wanted.test(words.codeLabel) ||
    wanted.test(words.name) ||
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

import { findCause } from '../../data/causes/causes';
import { part } from '../query/part';
import { type EndWords, endWords, entryCategory } from '../record/describe';
import type { LogEntry } from '../record/entry';
import type { Category } from '../reference/category';

export interface Total {
  label: string;
  /** The part of a filter that leaves these alone. */
  filter: string;
  count: number;
  /** Of the first of them. */
  category: Category;
}

export interface Totals {
  /** Close codes, statuses of refused handshakes, and names of other ends; the most frequent first. */
  codes: Total[];
  hosts: Total[];
}

/** Entries between two places where the counting can be interrupted. */
const AT_ONCE = 1_000;

/** Counts the entries by how they ended and by host. O(n), and yields every so often; beyond `most` is left out. */
export function* totalsOf(entries: Iterable<LogEntry>, most: number): Generator<void, Totals, void> {
  /** By what is said of them: few of them are different. */
  const kinds = new Map<EndWords, { first: LogEntry; count: number }>();
  let seen = 0;
  for (const entry of entries) {
    if (++seen % AT_ONCE === 0) yield;
    const words = endWords(entry);
    const kind = kinds.get(words);
    if (kind) kind.count++;
    else kinds.set(words, { first: entry, count: 1 });
  }
  const codes = new Map<string, Total>();
  const hosts = new Map<string, Total>();
  for (const [{ host }, { first, count }] of kinds) {
    if (++seen % AT_ONCE === 0) yield;
    const category = entryCategory(first);
    const end = endOf(first);
    add(codes, end.label, end.filter, category, count);
    if (host !== '') add(hosts, host, part('host', host), category, count);
  }
  return { codes: top(codes, most), hosts: top(hosts, most) };
}

/** Counts the entries by the first of their causes, as far as these are known. O(n), and yields every so often. */
export function* causeTotalsOf(
  entries: Iterable<LogEntry>,
  causesOf: (key: string) => readonly string[],
  most: number,
): Generator<void, Total[], void> {
  const totals = new Map<string, Total>();
  let seen = 0;
  for (const entry of entries) {
    if (++seen % AT_ONCE === 0) yield;
    const [id] = causesOf(entry.record.key);
    const cause = id === undefined ? undefined : findCause(id);
    if (cause) add(totals, cause.title, part('cause', cause.id), entryCategory(entry), 1);
  }
  return top(totals, most);
}

function endOf(entry: LogEntry): { label: string; filter: string } {
  const { outcome } = entry.record;
  const { codeLabel, code, http, name } = endWords(entry);
  if (outcome.kind === 'closed') return { label: codeLabel, filter: part('code', String(code)) };
  if (http.kind === 'itself') return { label: codeLabel, filter: part('status', String(http.status)) };
  return { label: name, filter: part('outcome', outcome.kind) };
}

function add(totals: Map<string, Total>, label: string, filter: string, category: Category, count: number): void {
  const known = totals.get(label);
  if (known) known.count += count;
  else totals.set(label, { label, filter, category, count });
}

function top(totals: Map<string, Total>, most: number): Total[] {
  return [...totals.values()].sort((a, b) => b.count - a.count).slice(0, most);
}

import type { SharedAnnotation } from '../analysis/annotate';
import { nameText } from '../analysis/annotation-text';
import { findCause } from '../analysis/causes/all';
import { local } from '../i18n/translation';
import type { Category } from '../model/category';
import type { LogEntry } from '../model/entry';
import { part } from '../query/token';
import type { AnnotationGroup, EntrySet } from './annotation-groups';

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
export function* totalsOf({ log, groups, places }: EntrySet, most: number): Generator<void, Totals, void> {
  const counts: number[] = [];
  const firsts = new Map<AnnotationGroup, LogEntry>();
  let seen = 0;
  for (const place of places) {
    if (++seen % AT_ONCE === 0) yield;
    const group = groups.at(place);
    const count = counts[group];
    counts[group] = (count ?? 0) + 1;
    const entry = count === undefined ? log.entries[place] : undefined;
    if (entry) firsts.set(group, entry);
  }
  const codes = new Map<string, Total>();
  const hosts = new Map<string, Total>();
  for (const [group, first] of firsts) {
    if (++seen % AT_ONCE === 0) yield;
    const words = groups.annotation(group);
    const count = counts[group] ?? 0;
    if (!words) continue;
    const { host, category } = words;
    const end = endOf(first, words);
    add(codes, end.label, end.filter, category, count);
    if (host !== '') add(hosts, host, part('host', host), category, count);
  }
  return { codes: top(codes, most), hosts: top(hosts, most) };
}

/** Counts the entries by the first of their causes, as far as these are known. O(n), and yields every so often. */
export function* causeTotalsOf(
  { groups, places }: EntrySet,
  causesAt: (place: number) => readonly string[],
  most: number,
): Generator<void, Total[], void> {
  /** By the first cause. */
  const counts = new Map<string, { count: number; category: Category }>();
  let seen = 0;
  for (const place of places) {
    if (++seen % AT_ONCE === 0) yield;
    const id = causesAt(place)[0];
    if (id === undefined) continue;
    const known = counts.get(id);
    if (known) known.count++;
    else counts.set(id, { count: 1, category: groups.annotation(groups.at(place))?.category ?? 'local' });
  }
  const totals = new Map<string, Total>();
  for (const [id, { count, category }] of counts) {
    const cause = findCause(id);
    if (cause) add(totals, local(cause.title), part('cause', cause.id), category, count);
  }
  return top(totals, most);
}

function endOf({ record: { outcome } }: LogEntry, words: SharedAnnotation): { label: string; filter: string } {
  const { codeLabel, code, http } = words;
  if (outcome.kind === 'closed') return { label: codeLabel, filter: part('code', String(code)) };
  if (http.kind === 'itself') return { label: codeLabel, filter: part('status', String(http.status)) };
  return { label: nameText(words), filter: part('outcome', outcome.kind) };
}

function add(totals: Map<string, Total>, label: string, filter: string, category: Category, count: number): void {
  const known = totals.get(label);
  if (known) known.count += count;
  else totals.set(label, { label, filter, category, count });
}

function top(totals: Map<string, Total>, most: number): Total[] {
  return [...totals.values()].sort((a, b) => b.count - a.count).slice(0, most);
}

import { part } from '../query/part';
import { endWords, entryCategory } from '../record/describe';
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

/** Counts the entries by how they ended and by host. O(n); a host or code beyond `most` is left out. */
export function totalsOf(entries: Iterable<LogEntry>, most: number): Totals {
  const codes = new Map<string, Total>();
  const hosts = new Map<string, Total>();
  for (const entry of entries) {
    const category = entryCategory(entry);
    const end = endOf(entry);
    add(codes, end.label, end.filter, category);
    const { host } = endWords(entry);
    if (host !== '') add(hosts, host, part('host', host), category);
  }
  return { codes: top(codes, most), hosts: top(hosts, most) };
}

function endOf(entry: LogEntry): { label: string; filter: string } {
  const { outcome } = entry.record;
  const { codeLabel, code, http, name } = endWords(entry);
  if (outcome.kind === 'closed') return { label: codeLabel, filter: part('code', String(code)) };
  if (http.kind === 'itself') return { label: codeLabel, filter: part('status', String(http.status)) };
  return { label: name, filter: part('outcome', outcome.kind) };
}

function add(totals: Map<string, Total>, label: string, filter: string, category: Category): void {
  const known = totals.get(label);
  if (known) known.count++;
  else totals.set(label, { label, filter, category, count: 1 });
}

function top(totals: Map<string, Total>, most: number): Total[] {
  return [...totals.values()].sort((a, b) => b.count - a.count).slice(0, most);
}

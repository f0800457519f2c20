import { annotate } from '../analysis/annotate';
import type { LogEntry } from '../model/entry';

/**
 * What the applications of a log call their codes; a code that stands for different things on different connections,
 * or for nothing known on one, has no name here.
 */
export function codeNames(entries: Iterable<LogEntry>): ReadonlyMap<number, string> {
  const names = new Map<number, string | null>();
  for (const entry of entries) {
    const { code, name, application } = annotate(entry);
    if (code === null || code < 3000) continue;
    const known = names.get(code);
    const own = application === null ? null : name;
    names.set(code, known === undefined || known === own ? own : null);
  }
  return new Map([...names].filter((named): named is [number, string] => named[1] !== null));
}

import type * as v from 'valibot';
import { createCopy } from './canonical';
import { entrySchema, type LogEntry, sourceSchema } from './entry';
import { documentSchema, outcomeSchema, recordSchema } from './record';

/**
 * Texts and objects remembered before all of them are forgotten: of URLs with a token there are as many as there are
 * entries.
 */
const REMEMBERED = 50_000;

/**
 * Entries that were read from JSON or from the journal bring a copy each of the same URL, document and Close frame. The
 * returned function returns the same entry with what it has in common with earlier ones shared. Nobody writes to an
 * entry, so nobody notices.
 */
export function createInterner(): (entry: LogEntry) => LogEntry {
  const texts = internBy<string>();
  const shared = () => {
    const objects = internBy<unknown>();
    return (value: unknown) => objects(JSON.stringify(value), value);
  };
  return createCopy(entrySchema, {
    text: (text) => texts(text, text),
    of: new Map<v.GenericSchema, (value: unknown) => unknown>([
      // Each entry has its own.
      [recordSchema.entries.key, (key) => key],
      [documentSchema, shared()],
      [sourceSchema, shared()],
      [outcomeSchema, shared()],
    ]),
  });
}

/** Returns the first value that came under a name. */
function internBy<T>(): (name: string, value: T) => T {
  const known = new Map<string, T>();
  return (name, value) => {
    const first = known.get(name);
    if (first !== undefined) return first;
    if (known.size >= REMEMBERED) known.clear();
    known.set(name, value);
    return value;
  };
}

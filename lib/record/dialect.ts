import { signal } from '@preact/signals';
import type { RecognisedMeaning } from '../reference/application';
import { BUILT_IN } from '../reference/built-in';
import type { Candidate } from '../reference/candidates';
import type { Connection } from '../reference/clues';
import { createDialects, type Dialects } from '../reference/dialects';
import { closerOf } from './closer';
import type { LogEntry } from './entry';
import type { SocketRecord } from './record';

/**
 * The dictionaries in force: the built-in ones until a page puts the user's own before them. One for the whole page,
 * so that grid, filter, details and exports cannot disagree; a signal, so that whatever was said in their words is said
 * anew when they change.
 */
export const dialectsInForce = signal<Dialects>(createDialects(BUILT_IN));

function connectionOf({ url, protocol, requestedProtocols, document }: SocketRecord): Connection {
  return { url, protocol, requestedProtocols, documentUrl: document.url };
}

/** What the recognised protocol says of the code that a connection was closed with. */
export interface Dialect extends RecognisedMeaning {
  /**
   * Whether its name takes the place of the standard's. Below 3000 the code is the standard's own, and a protocol only
   * adds when it uses it.
   */
  renames: boolean;
}

/**
 * What the code means on this connection; `null` where no protocol is recognised, or none has a word on it.
 *
 * Below 3000 a protocol's word counts only if it is of this very case: an entry of its own, not made up by its client,
 * and sent by the side that closed.
 */
export function dialectOf(record: SocketRecord): Dialect | null {
  const { outcome } = record;
  if (outcome.kind !== 'closed') return null;
  const told = dialectsInForce.value.meaning(outcome.code, connectionOf(record));
  if (!told) return null;
  if (outcome.code >= 3000) return { ...told, renames: true };
  if (told.from !== 'code' || ('synthetic' in told.entry && told.entry.synthetic)) return null;
  const sentBy = 'sentBy' in told.entry ? told.entry.sentBy : undefined;
  return sentBy === undefined || (sentBy === 'client') === (closerOf(record) === 'page')
    ? { ...told, renames: false }
    : null;
}

/** Who uses the code of an entry that {@link dialectOf} has no word on, likeliest first; none of them is a fact. */
export function candidatesFor({ record }: LogEntry): Candidate[] {
  if (record.outcome.kind !== 'closed') return [];
  return dialectsInForce.value.candidates(record.outcome.code, connectionOf(record));
}

/** Ids of the applications whose protocol this connection speaks for sure. */
export function applicationsOf(record: SocketRecord): string[] {
  return dialectsInForce.value
    .detect(connectionOf(record))
    .filter(({ sure }) => sure)
    .map(({ dictionary }) => dictionary.id);
}

/** All applications that can be recognised. */
export function applicationIds(): readonly string[] {
  return dialectsInForce.value.dictionaries.map(({ id }) => id);
}

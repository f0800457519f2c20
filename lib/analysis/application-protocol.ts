import { signal } from '@preact/signals';
import type { LogEntry } from '../model/entry';
import type { SocketRecord } from '../model/record';
import { BUILT_IN } from '../reference/built-in';
import type { Connection } from '../reference/detect';
import type { Candidate, RecognisedMeaning } from '../reference/dictionary-set';
import { createDictionarySet, type DictionarySet } from '../reference/dictionary-set';
import { closerOf } from './closer';

/**
 * The dictionaries in force: the built-in ones until a page puts the user's own before them. One for the whole page,
 * so that grid, filter, details and exports cannot disagree; a signal, so that whatever was said in their words is said
 * anew when they change.
 */
export const activeDictionaries = signal<DictionarySet>(createDictionarySet(BUILT_IN));

function connectionOf({ url, protocol, requestedProtocols, document }: SocketRecord): Connection {
  return { url, protocol, requestedProtocols, documentUrl: document.url };
}

/** What the recognised protocol says of the code that a connection was closed with. */
export interface ApplicationCodeMeaning extends RecognisedMeaning {
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
export function applicationCodeOf(record: SocketRecord): ApplicationCodeMeaning | null {
  const { outcome } = record;
  if (outcome.kind !== 'closed') return null;
  const reported = activeDictionaries.value.meaning(outcome.code, connectionOf(record));
  if (!reported) return null;
  if (outcome.code >= 3000) return { ...reported, renames: true };
  if (reported.from !== 'code' || ('synthetic' in reported.entry && reported.entry.synthetic)) return null;
  const sentBy = 'sentBy' in reported.entry ? reported.entry.sentBy : undefined;
  return sentBy === undefined || (sentBy === 'client') === (closerOf(record) === 'page')
    ? { ...reported, renames: false }
    : null;
}

/** Who uses the code of an entry that {@link applicationCodeOf} has no word on, likeliest first; none of them is a fact. */
export function candidatesFor({ record }: LogEntry): Candidate[] {
  if (record.outcome.kind !== 'closed') return [];
  return activeDictionaries.value.candidates(record.outcome.code, connectionOf(record));
}

/** Ids of the applications whose protocol this connection speaks for sure. */
export function applicationsOf(record: SocketRecord): string[] {
  return activeDictionaries.value
    .detect(connectionOf(record))
    .filter(({ sure }) => sure)
    .map(({ dictionary }) => dictionary.id);
}

/** All applications that can be recognised. */
export function applicationIds(): readonly string[] {
  return activeDictionaries.value.dictionaries.map(({ id }) => id);
}

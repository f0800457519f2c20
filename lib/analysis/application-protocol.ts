import { signal } from '@preact/signals';
import type { LogEntry } from '../model/entry';
import type { SocketRecord } from '../model/record';
import { BUILT_IN } from '../reference/built-in';
import type { Connection } from '../reference/detect';
import type { Candidate } from '../reference/dictionary-set';
import { createDictionarySet, type DictionarySet } from '../reference/dictionary-set';

/**
 * The dictionaries in force: the built-in ones until a page puts the user's own before them. One for the whole page,
 * so that grid, filter, details and exports cannot disagree; a signal, so that whatever was said in their words is said
 * anew when they change.
 */
export const activeDictionaries = signal<DictionarySet>(createDictionarySet(BUILT_IN));

/** What dictionaries look at to recognise the protocol of a connection. */
export function connectionOf({ url, protocol, requestedProtocols, document }: SocketRecord): Connection {
  return { url, protocol, requestedProtocols, documentUrl: document.url };
}

/** Applications that use the code of an entry for which none is recognised, likeliest first; none of them is a fact. */
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

import type { RecognisedMeaning } from '../reference/application';
import { BUILT_IN } from '../reference/built-in';
import type { Connection } from '../reference/clues';
import { createDialects } from '../reference/dialects';
import type { SocketRecord } from './record';

const dialects = createDialects(BUILT_IN);

export function connectionOf({ url, protocol, requestedProtocols, document }: SocketRecord): Connection {
  return { url, protocol, requestedProtocols, documentUrl: document.url };
}

/**
 * What a code of the application's own means on this connection, where its protocol is recognised. The protocol's codes
 * below 3000 mean what the registry says, whoever sends them.
 */
export function dialectOf(record: SocketRecord, code: number): RecognisedMeaning | null {
  return code < 3000 ? null : dialects.meaning(code, connectionOf(record));
}

/** Ids of the applications whose protocol this connection speaks for sure. */
export function applicationsOf(record: SocketRecord): string[] {
  return dialects
    .detect(connectionOf(record))
    .filter(({ sure }) => sure)
    .map(({ dictionary }) => dictionary.id);
}

/** All applications that can be recognised. */
export const APPLICATION_IDS: readonly string[] = dialects.dictionaries.map(({ id }) => id);

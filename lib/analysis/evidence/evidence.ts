import type { Case } from '../case';
import type { Observation } from '../finding';
import { countBelow } from '../host-statistics';

/** What several predicates ask of one connection and its neighbours. */

/** The status that the handshake was answered with, if it is one of these; else 0. */
export function wasAnswered(end: Case, ...statuses: number[]): number {
  return end.endType === 'refused' && end.status !== null && statuses.includes(end.status) ? end.status : 0;
}

/** A header of the answer, as far as the browser tells it: Chromium has none of a refused handshake. */
export function responseHeader(end: Case, name: string): Observation[] {
  const value = end.header(name);
  // A query may hold a token, and tells nothing here.
  return value === null ? [] : [{ fact: 'response-header', name, value: value.replace(/\?.*$/s, '?…') }];
}

/** Whether the server that answered names itself so, lower case. */
export function serverNames(end: Case, pattern: RegExp): boolean {
  const value = end.header('server');
  return value !== null && pattern.test(value.toLowerCase());
}

export const namesAsgiServer = (end: Case): boolean => serverNames(end, /^(?:uvicorn|daphne|hypercorn)/);

/** How often this document had opened this endpoint before: then path, origin and proxy are right. */
const openedEarlier = (end: Case): number => countBelow(end.relation.openings, end.record.createdAt);

/** How often it opened this endpoint later. */
export const openedLater = (end: Case): number => end.relation.openings.length - openedEarlier(end);

/** Both as facts. */
export function openings(end: Case): Observation[] {
  const before = openedEarlier(end);
  const after = openedLater(end);
  return [
    ...(before > 0 ? [{ fact: 'opened-before', count: before } as const] : []),
    ...(after > 0 ? [{ fact: 'opened-after', count: after } as const] : []),
  ];
}

/** The protocols whose connections have an id from a request before, which one instance alone may know. */
export type Negotiated = 'engine.io' | 'signalr' | 'sockjs' | 'colyseus';

/** Which of them the URL of a connection shows; `null`: none. */
export function negotiated({ record }: Case): Negotiated | null {
  const url = record.url ?? '';
  if (/[?&]EIO=/i.test(url)) return /[?&]sid=/.test(url) ? 'engine.io' : null;
  if (/[?&](?:id=[\w-]{20,40}|connectionToken=)(?:&|$|[^&]*)/.test(url)) return 'signalr';
  if (/\/\d{3}\/[a-z0-9_]{6,}\/websocket$/i.test(url.replace(/[?#].*$/s, ''))) return 'sockjs';
  return /[?&]sessionId=/.test(url) ? 'colyseus' : null;
}

/** Whether the URL itself carries credentials. */
export function hasCredentials({ record }: Case): boolean {
  return /[?&](?:api_?key|access_?token|token|auth|jwt|key|signature|ticket)=/i.test(record.url ?? '');
}

/**
 * Whether the handshake went as an extended CONNECT over HTTP/2 or HTTP/3 (RFC 8441, RFC 9220): Chromium's log then has
 * the request without its Sec-WebSocket-Key (measured, Chromium 156).
 */
export function isExtendedConnect({ evidence, scheme }: Case): boolean {
  const headers = evidence?.requestHeaders ?? [];
  const has = (name: string): boolean => headers.some((header) => header.name.toLowerCase() === name);
  if (has(':protocol')) return true;
  return scheme === 'wss' && evidence?.source === 'har' && has('sec-websocket-version') && !has('sec-websocket-key');
}

/** What the server said in its Close frame. */
export function reasonOf({ outcome }: Case): string {
  return 'reason' in outcome ? outcome.reason : '';
}

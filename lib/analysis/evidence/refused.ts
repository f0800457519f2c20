import type { Case } from '../case';
import type { Claim, Observation } from '../finding';
import { countBelow } from '../host-statistics';
import { failure, status } from './unreachable';

/** The status that the handshake was answered with, if it is one of these; else 0. */
export function wasAnswered(end: Case, ...statuses: number[]): number {
  return end.endType === 'refused' && end.status !== null && statuses.includes(end.status) ? end.status : 0;
}

export function certain(end: Case, number: number, also: Observation[] = []): Claim {
  return { level: 'certain', support: [status(number), ...failure(end), ...also] };
}

export function header(end: Case, name: string): Observation[] {
  const value = end.header(name);
  // A query may hold a token, and tells nothing here.
  return value === null ? [] : [{ fact: 'response-header', name, value: value.replace(/\?.*$/s, '?…') }];
}

export const server = (end: Case): Observation[] => header(end, 'server');

/** How often this document had opened this endpoint before: then path and proxy are right. */
export const openedHere = (end: Case): number => countBelow(end.relation.openings, end.record.createdAt);

export function isEngineIo({ record }: Case): boolean {
  return /[?&]sid=/.test(record.url ?? '') && /[?&]EIO=/i.test(record.url ?? '');
}

export const isAboutProtocol = ({ failure }: Case): boolean =>
  failure?.phase === 'upgrade-check' && failure.sentence.includes("'Sec-WebSocket-Protocol' header");

export const isAboutExtension = ({ failure }: Case): boolean =>
  failure?.phase === 'upgrade-check' && /Sec-WebSocket-Extensions|permessage-deflate/.test(failure.sentence);

/** Firefox's `webRequest` sees a proper 101 where the browser found fault with its headers. */
export function completed(end: Case): boolean {
  return (
    end.endType === 'refused' && end.evidence?.source === 'webRequest' && end.evidence.status === 101 && !end.failure
  );
}

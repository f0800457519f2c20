import { urlParts } from '../../model/url-parts';
import type { Case } from '../case';
import type { Claim, Observation } from '../finding';

/** Errors in Chromium's spelling without `net::`, and in Firefox's. */
export const REFUSED = new Set(['ERR_CONNECTION_REFUSED', 'NS_ERROR_CONNECTION_REFUSED']);

export const NETWORK = new Set([
  'ERR_INTERNET_DISCONNECTED',
  'ERR_NETWORK_CHANGED',
  'ERR_NETWORK_IO_SUSPENDED',
  'NS_ERROR_OFFLINE',
]);

export const HUNG_UP = new Set([
  'ERR_CONNECTION_RESET',
  'ERR_CONNECTION_CLOSED',
  'ERR_CONNECTION_ABORTED',
  'ERR_EMPTY_RESPONSE',
  'ERR_RESPONSE_HEADERS_TRUNCATED',
  'NS_ERROR_NET_RESET',
  'NS_ERROR_NET_INTERRUPT',
  'NS_ERROR_NET_EMPTY_RESPONSE',
  'NS_ERROR_NET_PARTIAL_TRANSFER',
]);

export const TIMED_OUT_SENTENCE = 'WebSocket opening handshake timed out';

/** A login that the client itself lacks is no matter of trust in the server. */
const CLIENT_CERTIFICATE = /CLIENT_AUTH/;

const CERTIFICATE = /CERT|SEC_ERROR|MOZILLA_PKIX|PINNED/;

/** The browser's own name for the error, without Chromium's `net::`; `''` where it gave none. */
export function errorOf({ failure }: Case): string {
  return failure?.error?.replace(/^net::/, '') ?? '';
}

export function failure(end: Case): Observation[] {
  return end.failure ? [{ fact: 'failure', text: end.failure.sentence.trim() }] : [];
}

export const status = (number: number): Observation => ({ fact: 'status', status: number });

export const lasted = ({ record }: Case): number => Math.max(0, record.endedAt - record.createdAt);

/** A claim on the browser's own word. */
export function reportedClaim(end: Case, isIt: boolean, also: Observation[] = []): Claim | null {
  return isIt && end.failure && end.endType !== 'page'
    ? { level: 'certain', support: [...failure(end), ...also] }
    : null;
}

/** What worked before did not move: it went down. */
export function workedBefore({ hostStatistics, record }: Case): Observation[] {
  const count = hostStatistics.openedBefore(record.createdAt);
  return count > 0 ? [{ fact: 'opened-before', count }] : [];
}

export function isCertificate(end: Case): boolean {
  const error = errorOf(end);
  return CERTIFICATE.test(error) && !CLIENT_CERTIFICATE.test(error);
}

/** Firefox tells the page 1015 for whatever fails in TLS: trust or protocol, nobody knows without its sentence. */
export function namedByFirefox(end: Case): Claim | null {
  const named = end.endType === 'refused' && end.code === 1015 && !end.failure;
  return named ? { level: 'possible', support: [{ fact: 'told', code: 1015 }] } : null;
}

/** Firefox speaks of TLS in the language of its user. */
export function unnamed(end: Case): Claim {
  return { level: 'possible', support: failure(end) };
}

/** What of the URL's host is odd, where nothing answered there. */
export function oddAddress(end: Case): Observation[] {
  const host = end.host.replace(/:\d+$/, '');
  if (host === '0.0.0.0' || host === '[::]') return [{ fact: 'any-address', host }];
  const page = urlParts(end.record.document.url).host.replace(/:\d+$/, '');
  if (isLoopback(host) && page !== '' && !isLoopback(page)) return [{ fact: 'loopback', host, page }];
  const isBare = /^[a-z][\w-]*$/i.test(host) && host !== 'localhost' && end.failure?.phase === 'name-lookup';
  return isBare ? [{ fact: 'bare-name', host }] : [];
}

const isLoopback = (host: string): boolean => /^(?:localhost|.*\.localhost|127\..*|\[::1\])$/.test(host);

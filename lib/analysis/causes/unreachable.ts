import type { UNREACHABLE } from '../../../data/causes/unreachable';
import type { Case } from '../case';
import type { Claim, Observation, Predicates } from '../finding';

/** Errors in Chromium's spelling without `net::`, and in Firefox's. */
const REFUSED = new Set(['ERR_CONNECTION_REFUSED', 'NS_ERROR_CONNECTION_REFUSED']);
const NETWORK = new Set([
  'ERR_INTERNET_DISCONNECTED',
  'ERR_NETWORK_CHANGED',
  'ERR_NETWORK_IO_SUSPENDED',
  'NS_ERROR_OFFLINE',
]);
const HUNG_UP = new Set([
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
const HUNG_UP_SENTENCE = 'Connection closed before receiving a handshake response';
const TIMED_OUT_SENTENCE = 'WebSocket opening handshake timed out';
/** A login that the client itself lacks is no matter of trust in the server. */
const CLIENT_CERTIFICATE = /CLIENT_AUTH/;
const CERTIFICATE = /CERT|SEC_ERROR|MOZILLA_PKIX|PINNED/;

/** When browsers tire of an opening handshake, milliseconds. */
const HANDSHAKE_TIMEOUTS = { chromium: [239_000, 246_000], firefox: [19_500, 23_000], safari: null } as const;

export const unreachable: Predicates<(typeof UNREACHABLE)[number]['id']> = {
  'connection-refused': (end) => reportedClaim(end, REFUSED.has(errorOf(end)), workedBefore(end)),
  'name-not-resolved': (end) => reportedClaim(end, end.failure?.phase === 'name-lookup', workedBefore(end)),
  unreachable(end) {
    const error = errorOf(end);
    const other = REFUSED.has(error) || NETWORK.has(error) || HUNG_UP.has(error);
    if (end.failure?.phase !== 'tcp' || other) return null;
    // That the request never went is our own reading of the Network log.
    if (end.failure.sentence === TIMED_OUT_SENTENCE)
      return { level: 'likely', support: [...failure(end), ...workedBefore(end)] };
    return reportedClaim(end, true, workedBefore(end));
  },
  'network-changed': (end) => reportedClaim(end, NETWORK.has(errorOf(end))),
  'tls-failed'(end) {
    const upgraded: Observation[] = end.scheme === 'ws' ? [{ fact: 'asked-for-ws' }] : [];
    if (end.failure?.phase !== 'tls') return namedByFirefox(end);
    return end.failure.error === null ? unnamed(end) : reportedClaim(end, !isCertificate(end), upgraded);
  },
  'untrusted-certificate'(end) {
    if (end.failure?.phase !== 'tls') return namedByFirefox(end);
    return end.failure.error === null ? unnamed(end) : reportedClaim(end, isCertificate(end));
  },
  'proxy-authentication': (end) =>
    end.endType === 'refused' && end.status === 407
      ? { level: 'certain', support: [status(407), ...failure(end)] }
      : null,
  'proxy-in-the-way': (end) => reportedClaim(end, end.failure?.phase === 'proxy' && end.status !== 407),
  'http2-connect'(end) {
    const error = errorOf(end);
    if (error === 'ERR_HTTP_1_1_REQUIRED') return reportedClaim(end, true);
    if (error.startsWith('ERR_HTTP2_')) return { level: 'likely', support: failure(end) };
    const overHttp2 = end.evidence?.requestHeaders?.some(({ name }) => name.toLowerCase() === ':protocol');
    if (
      !overHttp2 ||
      end.endType !== 'refused' ||
      end.status === null ||
      ![400, 405, 421, 501, 505].includes(end.status)
    ) {
      return null;
    }
    return {
      level: 'possible',
      support: [status(end.status), { fact: 'response-header', name: ':protocol', value: 'websocket' }],
    };
  },
  'handshake-hangs'(end) {
    if (end.endType !== 'refused') return null;
    const support: Observation[] = [{ fact: 'never-opened', ms: lasted(end) }, ...failure(end)];
    // Where the request never went, nobody was there to answer it.
    if (end.failure?.phase === 'tcp') return null;
    if (end.failure?.sentence === TIMED_OUT_SENTENCE) return { level: 'certain', support };
    return isHanging(end) ? { level: 'likely', support } : null;
  },
  'dropped-before-answer': (end) =>
    reportedClaim(end, end.failure?.sentence === HUNG_UP_SENTENCE || HUNG_UP.has(errorOf(end)), workedBefore(end)),
};

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

function isCertificate(end: Case): boolean {
  const error = errorOf(end);
  return CERTIFICATE.test(error) && !CLIENT_CERTIFICATE.test(error);
}

/** Firefox tells the page 1015 for whatever fails in TLS: trust or protocol, nobody knows without its sentence. */
function namedByFirefox(end: Case): Claim | null {
  const named = end.endType === 'refused' && end.code === 1015 && !end.failure;
  return named ? { level: 'possible', support: [{ fact: 'told', code: 1015 }] } : null;
}

/** Firefox speaks of TLS in the language of its user. */
function unnamed(end: Case): Claim {
  return { level: 'possible', support: failure(end) };
}

function isHanging(end: Case): boolean {
  const limits = HANDSHAKE_TIMEOUTS[end.entry.source.engine];
  if (!limits || end.endType !== 'refused' || end.status !== null) return false;
  if (end.failure && errorOf(end) !== 'NS_ERROR_NET_TIMEOUT') return false;
  return lasted(end) >= limits[0] && lasted(end) <= limits[1];
}

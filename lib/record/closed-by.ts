import { explainHandshake, type HandshakeExplanation } from '../handshake/explain';
import type { LogEntry } from './entry';

/**
 * Who began the end: began the closing handshake, or made the connection impossible.
 *
 * - `page`: its own `close()`
 * - `server`: its Close frame came first, or it answered the opening handshake with something else than 101
 * - `browser`: it forbade the connection, or failed it because of what the server sent
 * - `network`: the connection was lost, or never came to be
 * - `navigation`: the document went
 * - `unknown`: what was seen does not tell
 */
export type ClosedBy = 'page' | 'server' | 'browser' | 'network' | 'navigation' | 'unknown';

/** Pure: computed from what was observed, each time anew. */
export function closedBy(entry: LogEntry): ClosedBy {
  const { record, source } = entry;
  const { outcome, closeCall } = record;
  switch (outcome.kind) {
    case 'blocked':
    case 'constructor-threw':
      return 'browser';
    case 'page-went-away':
      return 'navigation';
    case 'unseen':
      return byHandshake(explainHandshake(entry)) ?? 'unknown';
    case 'handshake-failed':
      return closeCall ? 'page' : (byHandshake(explainHandshake(entry)) ?? 'unknown');
    case 'closed':
      if (closeCall) return 'page';
      // Firefox passes on a Close frame with any code, even one that must not be sent.
      if (outcome.code !== 1006 || outcome.wasClean) return leftAt(record, outcome.code) ? 'navigation' : 'server';
      if (byHandshake(explainHandshake(entry)) === 'browser') return 'browser';
      // Chromium fires `error` before `close` when it failed the connection itself, and not when the connection was
      // lost (measured). Firefox fires it for a reset as well.
      if (source.engine === 'chromium') return outcome.errorEvent ? 'browser' : 'network';
      return outcome.errorEvent ? 'unknown' : 'network';
  }
}

/** Something came, and was no HTTP. */
const NO_HTTP = new Set(['net::ERR_INVALID_HTTP_RESPONSE', 'NS_ERROR_WEBSOCKET_CONNECTION_REFUSED']);

function byHandshake({ phase, status, error, sentence }: HandshakeExplanation): ClosedBy | null {
  switch (phase) {
    case 'blocked':
    case 'upgrade-check':
      return 'browser';
    case 'open':
      // Without a word it may as well have been lost.
      return sentence === null ? null : 'browser';
    case 'cancelled':
      return 'page';
    case 'name-lookup':
    case 'tcp':
    case 'proxy':
      return 'network';
    case 'tls':
      if (error === null) return null;
      // Of a certificate that it does not trust, the browser thinks better by itself.
      return error.includes('CERT') ? 'browser' : 'network';
    case 'http-answer':
      if (status !== null) return 'server';
      return NO_HTTP.has(error ?? '') ? 'browser' : 'network';
    case null:
      return null;
  }
}

/** Firefox closes the sockets of a document that goes with a clean 1001 that the page itself can see. */
function leftAt(record: LogEntry['record'], code: number): boolean {
  return code === 1001 && record.marks.some((mark) => mark.what === 'pagehide' && mark.at <= record.endedAt);
}

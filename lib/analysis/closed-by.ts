import type { LogEntry } from '../model/entry';
import { LEAVING_MS } from '../model/limits';
import { closerOf } from './closer';
import { explainHandshake, type HandshakeExplanation, isCancelledByPage } from './handshake';

/**
 * Who closed a socket: began the closing handshake, or made the connection impossible.
 *
 * - `page`: its own `close()`
 * - `server`: its Close frame came first, or it answered the opening handshake with something else than 101
 * - `both`: the page called `close()` and the server sent a Close frame, and nothing tells which came first
 * - `browser`: it forbade the connection, gave it up, or failed it because of what the server sent
 * - `network`: the connection was lost, or never came to be
 * - `navigation`: the document went
 * - `unknown`: what was seen does not tell
 */
export type ClosedBy = 'page' | 'server' | 'both' | 'browser' | 'network' | 'navigation' | 'unknown';

/** Pure: computed from what was observed, each time anew. */
export function closedBy(entry: LogEntry): ClosedBy {
  const { record, source } = entry;
  const { outcome } = record;
  switch (outcome.kind) {
    case 'blocked':
    case 'constructor-threw':
      return 'browser';
    case 'page-went-away':
      return 'navigation';
    case 'unseen':
      return byHandshake(explainHandshake(entry)) ?? 'unknown';
    case 'handshake-failed':
      if (isLeaving(entry)) return 'navigation';
      return byFailure(entry);
    case 'closed': {
      const closer = closerOf(record);
      if (closer === 'page' || closer === 'both') return closer;
      // Firefox passes on a Close frame with any code, even one that must not be sent.
      if (outcome.code !== 1006 || outcome.wasClean) return isLeaving(entry) ? 'navigation' : 'server';
      if (byHandshake(explainHandshake(entry)) === 'browser') return 'browser';
      // Chromium fires `error` before `close` when it failed the connection itself, and not when the connection was
      // lost (measured). Firefox fires it for a reset as well.
      if (source.engine === 'chromium') return outcome.errorEvent ? 'browser' : 'network';
      return outcome.errorEvent ? 'unknown' : 'network';
    }
  }
}

/** A server may have refused before the page called `close()`; of a connection that was not up yet, the page closed it. */
function byFailure(entry: LogEntry): ClosedBy {
  const handshake = explainHandshake(entry);
  const isRefused = handshake.phase === 'http-answer' && handshake.status !== null;
  return (isRefused ? 'server' : closerOf(entry.record)) ?? byHandshake(handshake) ?? 'unknown';
}

/** Something came, and was no HTTP. */
const NO_HTTP = new Set(['net::ERR_INVALID_HTTP_RESPONSE', 'NS_ERROR_WEBSOCKET_CONNECTION_REFUSED']);

function byHandshake(explanation: HandshakeExplanation): ClosedBy | null {
  const { phase, status, error, sentence } = explanation;
  switch (phase) {
    case 'blocked':
    case 'upgrade-check':
      return 'browser';
    case 'open':
      // Without a word it may as well have been lost.
      return sentence === null ? null : 'browser';
    case 'cancelled':
      // "WebSocket opening handshake was canceled" is the browser's own doing.
      if (isCancelledByPage(explanation)) return 'page';
      return error?.startsWith('NS_') ? null : 'browser';
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

/**
 * Firefox closes the sockets of a document that goes with a clean 1001, which the page itself can see, some
 * milliseconds before its `pagehide`, or after `document.open()` replaced it. A server that sends 1001 without a reason as the page is left looks the same.
 */
export function isLeaving({ record, source }: LogEntry): boolean {
  const { outcome } = record;
  if (source.engine === 'chromium' || (outcome.kind !== 'closed' && outcome.kind !== 'handshake-failed')) return false;
  const { kind, code, reason, wasClean } = outcome;
  if (code !== 1001 || reason !== '' || !wasClean) return false;
  // What never opened is told 1006 by every browser, whatever happened to it, except for this.
  if (kind === 'handshake-failed') return true;
  return record.marks.some(
    ({ what, at }) =>
      // A rewritten document's sockets are all closed, each as soon as its server has answered.
      what === 'rewritten' || (what === 'pagehide' && Math.abs(at - record.endedAt) <= LEAVING_MS),
  );
}

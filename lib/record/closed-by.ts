import { parseFailure } from '../handshake/failure';
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
export function closedBy({ record, evidence, source }: LogEntry): ClosedBy {
  const { outcome, closeCall } = record;
  switch (outcome.kind) {
    case 'blocked':
    case 'constructor-threw':
      return 'browser';
    case 'page-went-away':
      return 'navigation';
    case 'unseen':
      return byEvidence(evidence, true) ?? 'unknown';
    case 'handshake-failed':
      return closeCall ? 'page' : (byEvidence(evidence, false) ?? 'unknown');
    case 'closed':
      if (closeCall) return 'page';
      if (outcome.code !== 1006) return leftAt(record, outcome.code) ? 'navigation' : 'server';
      if (byEvidence(evidence, true) === 'browser') return 'browser';
      // Chromium fires `error` before `close` when it failed the connection itself, and not when the connection was
      // lost (measured). Firefox fires it for a reset as well.
      if (source.engine === 'chromium') return outcome.errorEvent ? 'browser' : 'network';
      return outcome.errorEvent ? 'unknown' : 'network';
  }
}

function byEvidence(evidence: LogEntry['evidence'], opened: boolean): ClosedBy | null {
  if (!evidence?.failure) return !opened && evidence?.status && evidence.status !== 101 ? 'server' : null;
  const { phase, status, error } = parseFailure(evidence.failure);
  switch (phase) {
    case 'blocked':
    case 'upgrade-check':
    case 'open':
      return 'browser';
    case 'cancelled':
      return 'page';
    case 'name-lookup':
    case 'tcp':
    case 'proxy':
      return 'network';
    case 'tls':
      // Of a certificate that it does not trust, the browser thinks better by itself.
      return error?.includes('CERT') ? 'browser' : 'network';
    case 'http-answer':
      if (status !== null) return 'server';
      // Something came, and was no HTTP; or the connection was gone before anything came.
      return error === 'net::ERR_INVALID_HTTP_RESPONSE' ? 'browser' : 'network';
    case null:
      return null;
  }
}

/** Firefox closes the sockets of a document that goes with a clean 1001 that the page itself can see. */
function leftAt(record: LogEntry['record'], code: number): boolean {
  return code === 1001 && record.marks.some((mark) => mark.what === 'pagehide' && mark.at <= record.endedAt);
}

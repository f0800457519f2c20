import type { ClosedBy } from '../../lib/analysis/classify';
import type { InvalidCall } from '../../lib/model/record';
import { ACCEPTED_REASON } from '../behaviour';
import type { Connect, Expected, Play, Step } from '../fault';

type Row = NonNullable<Expected['row']>;
/** Cells of a row whose code follows from the record. */
export type Shown = readonly [name: Row['name'], category: Row['category'], http: Row['http']];

/** A connection that opened and got a Close frame from the server. */
export function serverClosed(code: number, reason: string, shown: Shown): Expected {
  return closed(code, reason, shown, {
    wasClean: true,
    closedBy: 'server',
    evidence: { status: 101, failure: null },
  });
}

/** Firefox accepts what Chromium rejects, and then gets the server's Close 1000. */
export const ACCEPTED = serverClosed(1000, ACCEPTED_REASON, ['Normal Closure', 'normal', '≈ 200']);

/** A connection that opened and that the page closed. */
export function pageClosed(code: number, reason: string, shown: Shown): Expected {
  return closed(code, reason, shown, { wasClean: true, closedBy: 'page', evidence: { status: 101, failure: null } });
}

/** A connection that opened, then was lost or failed: the page gets 1006 without a reason. */
export function broken(closedBy: ClosedBy, failure: string | RegExp | null): Expected {
  return closed(1006, '', ['Abnormal Closure', 'failed', '~ 500'], {
    wasClean: false,
    closedBy,
    evidence: { phase: 'open', status: 101, failure },
  });
}

function closed(
  code: number,
  reason: string,
  [name, category, http]: Shown,
  rest: Pick<Expected, 'wasClean' | 'closedBy' | 'evidence'>,
): Expected {
  return { outcome: 'closed', opened: true, code, reason, row: { code: String(code), name, category, http }, ...rest };
}

/** A connection that never opened: the page gets 1006 without a reason, whatever happened. */
export function handshakeFailed(closedBy: ClosedBy, name: string, evidence: Expected['evidence']): Expected {
  return {
    outcome: 'handshake-failed',
    code: 1006,
    reason: '',
    wasClean: false,
    closedBy,
    opened: false,
    evidence,
    row: failedRow(name),
  };
}

/** A handshake that the server answered with an HTTP status other than 101. */
export function answered(status: number, name: string, failure: string): Expected {
  return {
    ...handshakeFailed('server', name, { phase: 'http-answer', status, failure }),
    row: answeredRow(status, name),
  };
}

/** A constructor that threw: there is no socket, and nothing reached the network. */
export function threw(name: string, exception?: Expected['exception']): Expected {
  return {
    outcome: 'constructor-threw',
    code: null,
    reason: null,
    wasClean: null,
    closedBy: 'browser',
    opened: false,
    evidence: null,
    row: failedRow(name),
    ...(exception && { exception }),
  };
}

/** The same socket, after a call on it threw. */
export function afterInvalidCall(method: InvalidCall['method'], name: string, expected: Expected): Expected {
  return { ...expected, invalidCall: { method, name } };
}

/** Row of a failure without a status. */
export function failedRow(name: string): Row {
  return { code: '✕', name, category: 'failed', http: 'none' };
}

/** Row of a handshake that was answered with an HTTP status. */
function answeredRow(status: number, name: string): Row {
  return { code: `✕ ${status}`, name, category: 'failed', http: `${status} (actual response)` };
}

/** A connection to the server's path for this fault. */
export function toServer(id: string, protocols: string[] = []): Connect {
  return { url: `{server}/fault/${id}`, protocols };
}

/** Runs in the page itself: connects, does these steps, waits for the socket to close. */
export function inPage(connect: Connect, ...steps: Step[]): Play {
  return { in: 'page', connect, steps };
}

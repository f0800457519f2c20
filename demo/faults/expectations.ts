import type { ClosedBy } from '../../lib/analysis/closed-by';
import type { Connect, Expected, Play, Step } from '../fault';

/** A connection that was open and got a Close frame from the server. */
export function serverClosed(code: number, reason: string): Expected {
  return closed({ code, reason, wasClean: true, closedBy: 'server', evidence: { status: 101, failure: null } });
}

/** A connection that was open, whose end the page began. */
export function pageClosed(code: number, reason: string): Expected {
  return closed({ code, reason, wasClean: true, closedBy: 'page', evidence: { status: 101, failure: null } });
}

/** Opened, then lost or failed: the page is told 1006 with no reason. */
export function broken(closedBy: ClosedBy, failure: string | RegExp | null): Expected {
  return closed({
    code: 1006,
    reason: '',
    wasClean: false,
    closedBy,
    evidence: { phase: 'open', status: 101, failure },
  });
}

function closed(rest: Omit<Expected, 'outcome' | 'opened'>): Expected {
  return { outcome: 'closed', opened: true, ...rest };
}

/** Never opened: the page is told 1006 with no reason, whatever happened. */
export function handshakeFailed(closedBy: ClosedBy | null, evidence: Expected['evidence']): Expected {
  return { outcome: 'handshake-failed', code: 1006, reason: '', wasClean: false, closedBy, opened: false, evidence };
}

/** The constructor threw: there is no socket, and nothing reached the network. */
export function threw(): Expected {
  return {
    outcome: 'constructor-threw',
    code: null,
    reason: null,
    wasClean: null,
    closedBy: 'browser',
    opened: false,
    evidence: null,
  };
}

/** A connection to the server's own path for this fault. */
export function toServer(id: string, protocols: string[] = []): Connect {
  return { url: `{server}/fault/${id}`, protocols };
}

/** Played in the page itself: connect, do these steps, wait for the end. */
export function inPage(connect: Connect, ...steps: Step[]): Play {
  return { in: 'page', connect, steps };
}

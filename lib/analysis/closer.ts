import type { CloseCall, SocketRecord } from '../model/record';

/**
 * Which end closed a socket on which the page called `close()`.
 *
 * - `page`: the server's Close frame can be an answer to the page's, or none came
 * - `server`: its Close frame says what the page never said, so it is no answer: both Close frames crossed, or the page
 *   called `close()` when the server's was there already
 * - `both`: each end sent a Close frame, and nothing tells which came first
 */
export type Closer = 'page' | 'server' | 'both';

/**
 * Returns which end closed a socket; `null` where the page called no `close()`.
 *
 * A server answers a Close frame with the code that it got (RFC 6455 §5.5.1), with or without the reason. Some answer
 * whatever comes with a bare 1000 (aiohttp, Bandit, SignalR) or with an empty frame, which the page sees as 1005; but that
 * is also what a server sends that is done, and then neither end can tell which frame came first. Time does not tell:
 * neither browser knows the round trip of a socket, and a handshake that takes long may be a slow server.
 */
export function closerOf({ closeCall, outcome }: SocketRecord): Closer | null {
  if (!closeCall) return null;
  if (outcome.kind !== 'closed') return 'page';
  const { code, reason, wasClean } = outcome;
  // The browser's own words: no Close frame came.
  if (!wasClean && (code === 1006 || code === 1015)) return 'page';
  const isEcho = reason !== '' && reason === sentReason(closeCall);
  if (reason !== '' && !isEcho) return 'server';
  if (canHaveSent(closeCall, code)) return 'page';
  return code === 1000 || code === 1005 ? 'both' : 'server';
}

/** Whether the page's own Close frame can have borne this code. */
function canHaveSent({ code, codeType, reason }: CloseCall, reported: number): boolean {
  // Of a value that was no number, only its type is known: the browser took it for one of those that a page may send.
  if (codeType !== null) return reported === 1000 || (reported >= 3000 && reported <= 4999);
  // A reason without a code goes out with 1000.
  return Math.round(code ?? (reason ? 1000 : 1005)) === reported;
}

/** A page's text goes out as Unicode, with U+FFFD for each lone surrogate. */
function sentReason({ reason }: CloseCall): string {
  return reason?.replace(/\p{Surrogate}/gu, '\ufffd') ?? '';
}

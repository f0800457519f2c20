import type { HandshakeEvidence } from './evidence';

/**
 * Whether the server accepted the opening handshake: with 101, or over HTTP/2 with 200 (RFC 8441 §5). Chromium's
 * Network log has the status of an accepted handshake only.
 */
export function isAccepted({ source, status, failure }: HandshakeEvidence): boolean {
  return status === 101 || (status === 200 && source === 'har' && failure === null);
}

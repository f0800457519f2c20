import type { HandshakeEvidence } from './evidence';
import { parseFailure } from './failure';

/**
 * Whether the browser took the answer for a proper one: 101, or 200 over HTTP/2 (RFC 8441 §5). What failed after that
 * failed an open connection.
 */
export function isAccepted({ source, status, failure }: HandshakeEvidence): boolean {
  if (failure && parseFailure(failure).phase !== 'open') return false;
  return status === 101 || (status === 200 && source === 'har');
}

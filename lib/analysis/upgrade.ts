import type { LogEntry } from '../model/entry';
import { classify } from './classify';

/**
 * What made a browser speak TLS where the page asked for `ws:`.
 *
 * - `upgrade-insecure-requests`: that directive of the page's Content Security Policy
 * - `hsts`: the host's Strict-Transport-Security, or its place on the browser's own list
 * - `either`: one of the two
 */
export type SchemeUpgrade = 'upgrade-insecure-requests' | 'hsts' | 'either';

/**
 * Returns what upgraded a socket's URL; `null`: nothing is known to have.
 *
 * Measured in Chromium 156 and Firefox 153: for the directive Chromium gives the socket a `wss:` URL, though not for
 * localhost; for HSTS it leaves the URL as it is and speaks TLS. Firefox leaves it as it is for both, and upgrades
 * localhost as well. Then only a TLS error shows that there was TLS.
 */
export function schemeUpgrade(entry: LogEntry): SchemeUpgrade | null {
  const { url, requestedUrl } = entry.record;
  if (url === null) return null;
  if (requestedUrl !== null && /^(?:ws|http):/i.test(requestedUrl) && /^wss:/i.test(url)) {
    return 'upgrade-insecure-requests';
  }
  if (!/^ws:/i.test(url) || classify(entry).handshake.phase !== 'tls') return null;
  return entry.source.engine === 'chromium' ? 'hsts' : 'either';
}

import { CHROMIUM_NET_ERRORS } from '../../../data/cause-sources';
import { urlParts } from '../../model/url-parts';
import { refused } from '../entries.fixture';
import { mayBeForbidden } from '../evidence/concerns';
import { errorOf, lasted, reportedClaim } from '../evidence/unreachable';
import { E } from '../examples/forbidden.fixture';
import type { Cause, CauseExamples } from './cause';

/**
 * Whether a host (with or without a port) is one of this machine or of the local network, by its name or its address:
 * loopback, RFC 1918, RFC 4193, link-local, `.local` and bare names.
 */
function isPrivateHost(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  if (name.startsWith('[')) return /^\[(?:::1|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)\]$/.test(name);
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) {
    return /^(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(name);
  }
  return name !== '' && (!name.includes('.') || name.endsWith('.localhost') || name.endsWith('.local'));
}

const LOCAL_NETWORK = new Set([
  'ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS',
  'ERR_BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS',
  'NS_ERROR_LOCAL_NETWORK_ACCESS_DENIED',
]);

export const localNetworkAccess: Cause<'local-network-access'> = {
  id: 'local-network-access',
  title: 'A public page may not reach the local network',
  explanation: 'Chromium asks for a permission before a public page may connect to a private or loopback address.',
  change:
    'Allow "local network access" for the site; a frame needs allow="local-network-access" (since Chrome 147 also "loopback-network").',
  where: 'browser',
  role: 'fault',
  sources: ['github:webflow/mcp-server#124', CHROMIUM_NET_ERRORS],
  fixes: ['local-network-frame'],
  concerns: mayBeForbidden,
  predicate(end) {
    if (LOCAL_NETWORK.has(errorOf(end))) return reportedClaim(end, true);
    const page = urlParts(end.record.document.url).host;
    const isHidden = end.endType === 'refused' && end.status === null && !end.failure && lasted(end) < 5_000;
    if (!isHidden || end.entry.source.engine !== 'chromium' || !isPrivateHost(end.host)) return null;
    if (page === '' || isPrivateHost(page)) return null;
    return { level: 'possible', support: [{ fact: 'private-address', host: end.host, page }] };
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'Chromium says so': {
      level: 'certain',
      first: true,
      log: [refused(`${E}ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS`)],
    },
    'a public page, a private address, no reason': {
      level: 'possible',
      log: [refused('', { url: 'ws://192.168.0.7:8080/' })],
    },
  },
  misses: {
    'a private address that refused': [refused(`${E}ERR_CONNECTION_REFUSED`, { url: 'ws://192.168.0.7:8080/' })],
    'a page that is local itself': [
      refused('', {
        url: 'ws://localhost:8080/',
        record: { document: { url: 'http://localhost:5173/', startedAt: 0, top: true } },
      }),
    ],
    'a public address': [refused('', { url: 'wss://chat.example/' })],
  },
});

import { CHROMIUM_NET_ERRORS } from '../../../data/cause-sources';
import { ended, refused } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { isCertificate, namedByFirefox, reportedClaim, unnamed } from '../evidence/unreachable';
import { E } from '../examples/unreachable.fixture';
import type { Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

export const tlsFailed: Cause<'tls-failed'> = {
  id: 'tls-failed',
  title: 'The port does not speak this TLS',
  explanation: 'The TLS handshake failed: the port speaks plain HTTP, or both sides have no TLS version in common.',
  change: 'Use ws: for a port without TLS, or let the server or its proxy terminate TLS on this port.',
  where: 'server',
  role: 'fault',
  sources: [CHROMIUM_NET_ERRORS, 'measured: Chromium 156, Firefox 153'],
  fixes: [],
  concerns: endedBy('refused', 'broken', 'page'),
  predicate(end) {
    const upgraded: Observation[] = end.scheme === 'ws' ? [{ fact: 'asked-for-ws' }] : [];
    if (end.failure?.phase !== 'tls') return namedByFirefox(end);
    return end.failure.error === null ? unnamed(end) : reportedClaim(end, !isCertificate(end), upgraded);
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'wss: to a plain port': { level: 'certain', first: true, log: [refused(`${E}ERR_SSL_PROTOCOL_ERROR`)] },
    "Firefox's 1015": {
      level: 'possible',
      log: [
        refused(null, {
          engine: 'firefox',
          record: {
            outcome: { kind: 'handshake-failed', code: 1015, reason: '', wasClean: false, errorEvent: true },
          },
        }),
      ],
    },
  },
  misses: {
    'the certificate is the trouble': [refused(`${E}ERR_CERT_AUTHORITY_INVALID`)],
    'refused before TLS': [refused(`${E}ERR_CONNECTION_REFUSED`)],
    'a server that sends 1015': [ended({ code: 1015, clean: true, engine: 'firefox' })],
  },
});

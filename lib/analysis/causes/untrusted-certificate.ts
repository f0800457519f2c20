import { CHROMIUM_NET_ERRORS } from '../../../data/cause-sources';
import { refused } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { isCertificate, namedByFirefox, reportedClaim, unnamed } from '../evidence/unreachable';
import { E, firefox } from '../examples/unreachable.fixture';
import type { Cause, CauseExamples } from './cause';

export const untrustedCertificate: Cause<'untrusted-certificate'> = {
  id: 'untrusted-certificate',
  title: 'The certificate is not trusted',
  explanation: 'The browser does not trust the certificate, and for a WebSocket it never asks the user.',
  change:
    'Serve the full chain of a certificate that is trusted and names this host; with a self-signed one, open the same host once over https: and accept it there.',
  where: 'server',
  role: 'fault',
  sources: ['github:zaphoyd/websocketpp#913', CHROMIUM_NET_ERRORS],
  fixes: [],
  concerns: endedBy('refused', 'broken', 'page'),
  predicate(end) {
    if (end.failure?.phase !== 'tls') return namedByFirefox(end);
    return end.failure.error === null ? unnamed(end) : reportedClaim(end, isCertificate(end));
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'self-signed, Chromium': { level: 'certain', first: true, log: [refused(`${E}ERR_CERT_AUTHORITY_INVALID`)] },
    'for another host': { level: 'certain', first: true, log: [refused(`${E}ERR_CERT_COMMON_NAME_INVALID`)] },
    'self-signed, Firefox': {
      level: 'certain',
      first: true,
      log: [refused('The certificate is not trusted because it is self-signed.', firefox)],
    },
  },
  misses: {
    'no TLS at all': [refused(`${E}ERR_SSL_PROTOCOL_ERROR`)],
    'it is the client that lacks one': [refused(`${E}ERR_SSL_CLIENT_AUTH_CERT_NEEDED`)],
  },
});

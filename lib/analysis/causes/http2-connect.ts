import { CHROMIUM_NET_ERRORS } from '../../../data/cause-sources';
import { refused } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { isExtendedConnect, wasAnswered } from '../evidence/evidence';
import { errorOf, failure, reportedClaim, status } from '../evidence/unreachable';
import { E, H } from '../examples/unreachable.fixture';
import type { Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

export const http2Connect: Cause<'http2-connect'> = {
  id: 'http2-connect',
  title: 'HTTP/2 on the way knows no WebSocket',
  explanation: 'The connection ran over HTTP/2, and something there does not support WebSocket over it (RFC 8441).',
  change: 'Have the proxy offer HTTP/1.1 alone for this host, or turn on its extended CONNECT.',
  where: 'proxy',
  role: 'fault',
  sources: ['github:vercel-labs/portless#278', 'RFC 8441 §3', CHROMIUM_NET_ERRORS],
  fixes: [],
  concerns: endedBy('refused', 'broken', 'page'),
  predicate(end) {
    const error = errorOf(end);
    // AWS's own status for a target group whose protocol version does not go with the request's.
    if (wasAnswered(end, 464)) {
      return {
        level: 'likely',
        weight: 3,
        support: [status(464), { fact: 'host', host: end.host, product: 'AWS load balancer' }],
      };
    }
    if (error === 'ERR_HTTP_1_1_REQUIRED') return reportedClaim(end, true);
    if (error.startsWith('ERR_HTTP2_')) return { level: 'likely', support: failure(end) };
    const number = wasAnswered(end, 400, 405, 421, 501, 502, 503, 505);
    if (!number || !isExtendedConnect(end) || end.relation.openings.length > 0) return null;
    const support: Observation[] = [status(number), { fact: 'extended-connect' }];
    // An application that is down looks the same to a gateway.
    const isTelling = number === 405 || number === 421 || number === 501 || number === 505;
    return { level: isTelling ? 'likely' : 'possible', weight: 4, support };
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'the server wants HTTP/1.1': { level: 'certain', log: [refused(`${E}ERR_HTTP_1_1_REQUIRED`)] },
    'an HTTP/2 error': { level: 'likely', log: [refused(`${H}net::ERR_HTTP2_PROTOCOL_ERROR`)] },
    'a 400 to an extended CONNECT': {
      level: 'possible',
      log: [
        refused(`${H}Unexpected response code: 400`, { status: 400, requestHeaders: { ':protocol': 'websocket' } }),
      ],
    },
  },
  misses: {
    'a 400 over HTTP/1.1': [
      refused(`${H}Unexpected response code: 400`, { status: 400, requestHeaders: { Upgrade: 'websocket' } }),
    ],
    'a 403 over HTTP/2': [
      refused(`${H}Unexpected response code: 403`, { status: 403, requestHeaders: { ':protocol': 'websocket' } }),
    ],
  },
});

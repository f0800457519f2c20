import { CHROMIUM_STREAM } from '../../../data/cause-sources';
import { refused } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { reportedClaim } from '../evidence/unreachable';
import { E, H } from '../examples/unreachable.fixture';
import type { Cause, CauseExamples } from './cause';

export const proxyInTheWay: Cause<'proxy-in-the-way'> = {
  id: 'proxy-in-the-way',
  title: 'A proxy does not let it through',
  explanation: 'The browser has to go through a proxy, and that one would not open a tunnel to this host and port.',
  change: 'Serve the socket as wss: on port 443, or have the proxy allow CONNECT to this host and port.',
  where: 'network',
  role: 'fault',
  sources: ['github:crossbario/autobahn-js#320', CHROMIUM_STREAM],
  fixes: [],
  concerns: endedBy('refused', 'broken', 'page'),
  predicate: (end) => reportedClaim(end, end.failure?.phase === 'proxy' && end.status !== 407),
};

export const examples = (): CauseExamples => ({
  fits: {
    'no tunnel': { level: 'certain', first: true, log: [refused('Establishing a tunnel via proxy server failed.')] },
    'no proxy': { level: 'certain', first: true, log: [refused(`${E}ERR_PROXY_CONNECTION_FAILED`)] },
  },
  misses: {
    'it wants a login': [refused('Proxy authentication failed')],
    'a 502 of a reverse proxy': [refused(`${H}Unexpected response code: 502`, { status: 502 })],
  },
});

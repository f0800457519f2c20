import { CHROMIUM_STREAM } from '../../../data/cause-sources';
import { refused } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { failure, status } from '../evidence/unreachable';
import { E } from '../examples/unreachable.fixture';
import type { Cause, CauseExamples } from './cause';

export const proxyAuthentication: Cause<'proxy-authentication'> = {
  id: 'proxy-authentication',
  title: 'A proxy wants a login',
  explanation: 'Something on the way answered 407: it lets nothing through without proxy credentials.',
  change: 'Give the browser credentials for its proxy; a server that is no proxy must not answer 407.',
  where: 'network',
  role: 'fault',
  sources: [CHROMIUM_STREAM, 'RFC 9110 §15.5.8'],
  fixes: [],
  concerns: endedBy('refused', 'broken', 'page'),
  predicate: (end) =>
    end.endType === 'refused' && end.status === 407
      ? { level: 'certain', support: [status(407), ...failure(end)] }
      : null,
};

export const examples = (): CauseExamples => ({
  fits: {
    'a 407 from the server': {
      level: 'certain',
      first: true,
      log: [refused(`${E}ERR_UNEXPECTED_PROXY_AUTH`, { status: 407 })],
    },
    'the proxy itself': { level: 'certain', first: true, log: [refused('Proxy authentication failed')] },
  },
  misses: {
    'a 401': [refused('HTTP Authentication failed; no valid credentials available', { status: 401 })],
    'the proxy is not there': [refused(`${E}ERR_PROXY_CONNECTION_FAILED`)],
  },
});

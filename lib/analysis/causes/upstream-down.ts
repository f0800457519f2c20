import { CHROMIUM_BASIC } from '../../../data/cause-sources';
import { ended, refused } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { isExtendedConnect, responseHeader, serverNames, wasAnswered } from '../evidence/evidence';
import { server } from '../evidence/refused';
import { restartAround } from '../evidence/restart';
import { status, workedBefore } from '../evidence/unreachable';
import { answered } from '../examples/refused.fixture';
import type { Cause, CauseExamples } from './cause';

export const upstreamDown: Cause<'upstream-down'> = {
  id: 'upstream-down',
  title: 'The application behind the proxy does not answer',
  explanation: 'A proxy or load balancer answered in place of the application, because that one is down or too slow.',
  change:
    'See whether the application runs and listens where the proxy looks for it; during a deploy, keep the old one until the new one is ready.',
  where: 'server',
  role: 'fault',
  sources: [CHROMIUM_BASIC, 'RFC 9110 §15.6'],
  fixes: [],
  concerns: endedBy('refused', 'cut', 'server'),
  predicate(end) {
    const number = wasAnswered(end, 502, 503, 504, 520, 521, 522, 523, 524, 530);
    if (!number) return null;
    const also = [...responseHeader(end, 'retry-after'), ...server(end), ...workedBefore(end)];
    if (number >= 520)
      return {
        level: 'likely',
        support: [status(number), { fact: 'host', host: end.host, product: 'Cloudflare' }, ...also],
      };
    // The page comes over HTTP/2 itself: what cannot be carried on looks the same. 503 may be the application's own word.
    const isUncarried = isExtendedConnect(end);
    const isOwn = number === 503 && (serverNames(end, /^(?:istio-)?envoy/) || end.header('server') === null);
    const isPassing = restartAround(end) !== null;
    return {
      level: isUncarried || isPassing || (isOwn && number === 503) ? 'possible' : 'likely',
      support: [status(number), ...also],
    };
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'a 502': { level: 'likely', first: true, log: [answered(502)] },
    'a 504': { level: 'likely', first: true, log: [answered(504)] },
    "a 503, which may be the application's own": { level: 'possible', first: true, log: [answered(503)] },
    "Cloudflare's 521": { level: 'likely', first: true, log: [answered(521)] },
  },
  misses: {
    'a 500': [answered(500)],
    'nothing listens': [refused('Error in connection establishment: net::ERR_CONNECTION_REFUSED')],
    'closed with 1014 after opening': [ended({ code: 1014, age: 30 })],
  },
});

import { CHROMIUM_BASIC } from '../../../data/cause-sources';
import { ended, refused } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { certain, header, server, wasAnswered } from '../evidence/refused';
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
    const also = [...header(end, 'retry-after'), ...server(end), ...workedBefore(end)];
    // 503 may be the application's own word, and the rest are Cloudflare's, whom a server may mimic.
    if (number === 502 || number === 504) return certain(end, number, also);
    return { level: 'likely', support: [status(number), ...also] };
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'a 502': { level: 'certain', first: true, log: [answered(502)] },
    'a 504': { level: 'certain', first: true, log: [answered(504)] },
    'a 503': { level: 'likely', first: true, log: [answered(503)] },
    "Cloudflare's 521": { level: 'likely', first: true, log: [answered(521)] },
  },
  misses: {
    'a 500': [answered(500)],
    'nothing listens': [refused('Error in connection establishment: net::ERR_CONNECTION_REFUSED')],
    'closed with 1014 after opening': [ended({ code: 1014, age: 30 })],
  },
});

import { CHROMIUM_BASIC } from '../../../data/cause-sources';
import type { Case } from '../case';
import { ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { hasCredentials, openings, wasAnswered } from '../evidence/evidence';
import { originOf } from '../evidence/refused';
import { status } from '../evidence/unreachable';
import { answered } from '../examples/refused.fixture';
import type { Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

/** Headers by which firewalls tell that it was they who refused. */
function firewallOf(end: Case): Observation | null {
  const value = end.header('cf-mitigated');
  return value === null ? null : { fact: 'response-header', name: 'cf-mitigated', value };
}

export const handshakeForbidden: Cause<'handshake-forbidden'> = {
  id: 'handshake-forbidden',
  title: 'The server refuses this client',
  explanation: 'The server answered 403 for another reason than the origin: a login, an address list or a firewall.',
  change: 'Check the cookie or token that the request carried, then the rules of the firewall before the server.',
  where: 'server',
  role: 'fault',
  sources: ['RFC 9110 §15.5.4', CHROMIUM_BASIC],
  fixes: ['ws-tell-the-client', 'fastapi-accept'],
  concerns: endedBy('refused', 'cut', 'server'),
  predicate(end) {
    if (!wasAnswered(end, 403)) return null;
    const guard = firewallOf(end);
    if (guard) return { level: 'likely', weight: 2, support: [status(403), guard] };
    const isCarried = hasCredentials(end) && !originOf(end).isSame;
    return { level: 'possible', weight: isCarried ? 2 : 0, support: [status(403), ...openings(end)] };
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'a challenge of a firewall': {
      level: 'likely',
      first: true,
      log: [answered(403, { headers: { 'cf-mitigated': 'challenge' } })],
    },
    'any 403': { level: 'possible', log: [answered(403)] },
  },
  misses: {
    'a 404': [answered(404)],
    'closed with 1008 after opening': [ended({ code: 1008, age: 30 })],
  },
});

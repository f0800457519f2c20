import { ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { reasonOf } from '../evidence/evidence';
import { speaksOf } from '../evidence/reason';
import { AT_ONCE, closeFrame, isLoginCode, isUnheard, wasLoggedIn } from '../evidence/server-closes';
import type { Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

export const loginRefused: Cause<'login-refused'> = {
  id: 'login-refused',
  title: 'The server did not accept the login',
  explanation: 'The server accepted the connection and then closed it with a code for a missing or refused login.',
  change: 'Check the token or cookie that the page sent, and do not retry without a new one.',
  where: 'page',
  role: 'fault',
  sources: ['IANA registry: 3000 Unauthorized, 3003 Forbidden', 'RFC 6455 §7.4.2'],
  fixes: [],
  concerns: endedBy('cut', 'server', 'broken', 'refused'),
  predicate(end) {
    if (end.endType !== 'server' || (end.ageMs ?? 0) >= 60_000) return null;
    const support: Observation[] = [closeFrame(end), { fact: 'age', ms: end.ageMs ?? 0 }];
    if (speaksOf(reasonOf(end)) === 'expired-login' && wasLoggedIn(end)) return null;
    if (isLoginCode(end)) return { level: 'likely', weight: 1, support };
    // A policy that is broken before the first word is said is seldom another than that of the login.
    const isAtOnce = end.code === 1008 && reasonOf(end) === '' && (end.ageMs ?? 0) < AT_ONCE && isUnheard(end);
    return isAtOnce ? { level: 'possible', weight: 1, support } : null;
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    '3000 at once': { level: 'likely', first: true, log: [ended({ code: 3000, age: 40 })] },
    '3003 at once': { level: 'likely', first: true, log: [ended({ code: 3003, age: 40 })] },
    '1008, and a reason': {
      level: 'likely',
      first: true,
      log: [ended({ code: 1008, reason: 'invalid token', age: 40 })],
    },
  },
  misses: {
    '3000 after an hour': [ended({ code: 3000, age: 3_600_000 })],
    '1008 without a reason after a while': [ended({ code: 1008, age: 30_000 })],
    '3008': [ended({ code: 3008, age: 40 })],
  },
});

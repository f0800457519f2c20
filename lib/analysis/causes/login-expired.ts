import { clusterAt } from '../clusters';
import { ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { reasonOf } from '../evidence/evidence';
import { speaksOf } from '../evidence/reason';
import { closeFrame, isLoginCode, wasLoggedIn } from '../evidence/server-closes';
import type { Cause, CauseExamples } from './cause';

export const loginExpired: Cause<'login-expired'> = {
  id: 'login-expired',
  title: 'The login ran out',
  explanation: 'The server ended a connection that had worked for a while, with a code that asks for a login.',
  change: 'Get a new token before the old one ends, and send it on the open connection or reconnect with it.',
  where: 'page',
  role: 'fault',
  sources: ['IANA registry: 3000 Unauthorized', 'RFC 6455 §7.4.2'],
  fixes: [],
  concerns: endedBy('cut', 'server', 'page', 'both'),
  predicate(end) {
    if (end.endType !== 'server') return null;
    const isSaid = speaksOf(reasonOf(end)) === 'expired-login' && wasLoggedIn(end);
    if (!isSaid && (!isLoginCode(end) || (end.ageMs ?? 0) < 60_000)) return null;
    const cluster = clusterAt(end.hostStatistics.clusters.age, end.ageMs ?? 0);
    return {
      level: 'likely',
      weight: isSaid ? 2 : 0,
      support: [
        closeFrame(end),
        { fact: 'age', ms: end.ageMs ?? 0 },
        ...(cluster
          ? [
              {
                fact: 'cluster',
                of: 'age',
                ms: cluster.ms,
                others: cluster.count - 1,
                independent: cluster.independent,
              } as const,
            ]
          : []),
      ],
    };
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    '3000 after an hour': {
      level: 'likely',
      first: true,
      log: [ended({ code: 3000, reason: 'token expired', age: 3_600_000 })],
    },
    '4401 after 15 minutes': { level: 'likely', log: [ended({ code: 4401, age: 900_000 })] },
  },
  misses: {
    '3000 at once': [ended({ code: 3000, reason: 'token expired', age: 40 })],
    '1008 for another reason after an hour': [ended({ code: 1008, reason: 'rate exceeded', age: 3_600_000 })],
    'a cut after an hour': [ended({ age: 3_600_000 })],
  },
});

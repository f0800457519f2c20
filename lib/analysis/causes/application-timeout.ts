import { ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { reasonOf } from '../evidence/evidence';
import { speaksOf } from '../evidence/reason';
import { closeFrame } from '../evidence/server-closes';
import type { Cause, CauseExamples } from './cause';

export const applicationTimeout: Cause<'application-timeout'> = {
  id: 'application-timeout',
  title: "The application's own time-out",
  explanation: 'The server closed because it had waited too long for something from this client.',
  change: 'Send in time what the server waits for: the first message, a pong, an answer.',
  where: 'page',
  role: 'fault',
  sources: ['IANA registry: 3008 Timeout'],
  fixes: ['graphql-ws-server'],
  concerns: endedBy('cut', 'server', 'broken', 'refused'),
  predicate(end) {
    if (end.endType !== 'server' || end.code === null) return null;
    if (end.code === 3008) return { level: 'likely', support: [closeFrame(end)] };
    return speaksOf(reasonOf(end)) === 'timeout' ? { level: 'likely', weight: 1, support: [closeFrame(end)] } : null;
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    '3008': { level: 'likely', first: true, log: [ended({ code: 3008 })] },
    'a reason that says so': {
      level: 'likely',
      log: [ended({ code: 4000, reason: 'Timed out waiting for hello' })],
    },
  },
  misses: {
    '3000': [ended({ code: 3000 })],
    'a code without a reason': [ended({ code: 4000 })],
    'a cut': [ended()],
  },
});

import { ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { closeFrame, reasonOf } from '../evidence/server-closes';
import type { Cause, CauseExamples } from './cause';

const TIMEOUT_REASON = /time[d-]?\s?-?out/i;

export const applicationTimeout: Cause<'application-timeout'> = {
  id: 'application-timeout',
  title: "The application's own time-out",
  explanation: 'The server closed because it had waited too long for something from this client.',
  change: 'Send in time what the server waits for: the first message, a pong, an answer.',
  where: 'page',
  role: 'fault',
  sources: ['IANA registry: 3008 Timeout'],
  fixes: ['graphql-ws-server'],
  concerns: endedBy('cut', 'server', 'broken'),
  predicate(end) {
    if (end.endType !== 'server' || end.code === null || end.code === 1000) return null;
    if (end.code === 3008) return { level: 'likely', support: [closeFrame(end)] };
    return TIMEOUT_REASON.test(reasonOf(end)) ? { level: 'possible', support: [closeFrame(end)] } : null;
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    '3008': { level: 'likely', first: true, log: [ended({ code: 3008 })] },
    'a reason that says so': {
      level: 'possible',
      log: [ended({ code: 4000, reason: 'Timed out waiting for hello' })],
    },
  },
  misses: {
    '3000': [ended({ code: 3000 })],
    'a code without a reason': [ended({ code: 4000 })],
    'a cut': [ended()],
  },
});

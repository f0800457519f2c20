import { CHROMIUM_CHANNEL } from '../../../data/cause-sources';
import type { Case } from '../case';
import { ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { closeFrame, RESERVED_SENTENCE } from '../evidence/server-closes';
import { reportedClaim } from '../evidence/unreachable';
import { broke } from '../examples/server-closes.fixture';
import type { Cause, CauseExamples } from './cause';

function isForbidden({ code, outcome }: Case): boolean {
  if (code === null || outcome.kind !== 'closed' || !outcome.wasClean) return false;
  if (code === 1005) return outcome.reason !== '';
  return code < 1000 || code === 1004 || code === 1006 || code === 1015 || (code > 1015 && code < 3000) || code > 4999;
}

export const forbiddenCode: Cause<'forbidden-code'> = {
  id: 'forbidden-code',
  title: 'The server sent a code that nobody may send',
  explanation:
    'The Close frame carried a code that RFC 6455 keeps from the wire or that nobody registered; browsers differ in what they make of it.',
  change: 'Close with 1000, a registered code, or one from 4000 to 4999.',
  where: 'server',
  role: 'fault',
  sources: ['RFC 6455 §7.4', CHROMIUM_CHANNEL, 'measured: Chromium 156, Firefox 153'],
  fixes: [],
  concerns: endedBy('cut', 'server', 'broken', 'refused'),
  predicate(end) {
    if (RESERVED_SENTENCE.test(end.failure?.sentence ?? '')) return reportedClaim(end, true);
    return end.endType === 'server' && isForbidden(end) ? { level: 'certain', support: [closeFrame(end)] } : null;
  },
};

export const examples = (): CauseExamples => {
  const RESERVED_CODE = 'Received a broken close frame containing a reserved status code.';

  return {
    fits: {
      'Chromium failed it': { level: 'certain', first: true, log: [broke(RESERVED_CODE)] },
      'Firefox passed a 1006 on': { level: 'certain', first: true, log: [ended({ clean: true, engine: 'firefox' })] },
      '999': { level: 'certain', first: true, log: [ended({ code: 999 })] },
      'one that nobody registered': { level: 'certain', first: true, log: [ended({ code: 2999 })] },
    },
    misses: {
      'a true 1006': [ended()],
      'a true 1005': [ended({ code: 1005 })],
      'a registered code': [ended({ code: 1014 })],
      'a code of the application': [ended({ code: 4999 })],
    },
  };
};

import { CHROMIUM_BASIC } from '../../../data/cause-sources';
import { ended, refused } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { completed, isAboutExtension, isAboutProtocol } from '../evidence/refused';
import { errorOf, failure, lasted, reportedClaim, status } from '../evidence/unreachable';
import { answered, firefox, H } from '../examples/refused.fixture';
import type { Cause, CauseExamples } from './cause';

export const badUpgradeAnswer: Cause<'bad-upgrade-answer'> = {
  id: 'bad-upgrade-answer',
  title: 'The server answered 101, but not properly',
  explanation: 'A header that RFC 6455 asks for in the answer is missing or wrong, so the browser had to refuse it.',
  change:
    'Use a WebSocket library on the server, and see that no proxy strips or rewrites Upgrade, Connection or Sec-WebSocket-Accept.',
  where: 'server',
  role: 'fault',
  sources: [CHROMIUM_BASIC, 'RFC 6455 §4.1'],
  fixes: ['nginx-upgrade', 'apache-upgrade'],
  concerns: endedBy('refused', 'cut', 'server'),
  predicate(end) {
    const isOther = isAboutProtocol(end) || isAboutExtension(end);
    if (end.failure?.phase === 'upgrade-check' && !isOther) {
      // Firefox has one name for many faults of the answer.
      return errorOf(end).startsWith('NS_') ? { level: 'likely', support: failure(end) } : reportedClaim(end, true);
    }
    const { phase = null, summary = null } = end.handshake ?? {};
    return completed(end) && phase === 'upgrade-check'
      ? {
          level: 'likely',
          support: [{ fact: 'never-opened', ms: lasted(end) }, status(101), { fact: 'improper', error: summary ?? '' }],
        }
      : null;
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'no Upgrade': {
      level: 'certain',
      first: true,
      log: [refused(`${H}'Upgrade' header is missing`, { status: 101 })],
    },
    'a wrong accept key': {
      level: 'certain',
      first: true,
      log: [refused(`${H}Incorrect 'Sec-WebSocket-Accept' header value`, { status: 101 })],
    },
    'Firefox sees a 101 and no socket': {
      level: 'likely',
      first: true,
      log: [refused(null, { status: 101, headers: { Connection: 'Upgrade' }, ...firefox })],
    },
  },
  misses: {
    'a 200': [answered(200)],
    'the subprotocol is wrong': [
      refused(`${H}Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received`, { status: 101 }),
    ],
    'opened and then broken': [ended({ errorEvent: true, evidence: { status: 101, failure: 'Invalid frame header' } })],
  },
});

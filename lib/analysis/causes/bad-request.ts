import { CHROMIUM_STREAM } from '../../../data/cause-sources';
import { ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { wasAnswered } from '../evidence/evidence';
import { status } from '../evidence/unreachable';
import { answered } from '../examples/answers.fixture';
import type { Cause, CauseExamples } from './cause';

export const badRequest: Cause<'bad-request'> = {
  id: 'bad-request',
  title: 'The server does not accept the request',
  explanation:
    'The server answered 400: applications do so for a parameter, a header or a session that is missing or wrong; proxies do when they do not pass the upgrade on.',
  change:
    "Look into the server's log for this request, then compare URL, cookies and subprotocols with one that works.",
  where: 'server',
  role: 'fault',
  sources: ['RFC 9110 §15.5.1', CHROMIUM_STREAM],
  fixes: [],
  concerns: endedBy('refused'),
  predicate: (end) => (wasAnswered(end, 400) ? { level: 'possible', weight: -1, support: [status(400)] } : null),
};

export const examples = (): CauseExamples => ({
  fits: { 'a 400': { level: 'possible', log: [answered(400)] } },
  misses: { 'a 404': [answered(404)], 'closed with 1002': [ended({ code: 1002 })] },
});

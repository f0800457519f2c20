import { CHROMIUM_BASIC } from '../../../data/cause-sources';
import { ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { responseHeader } from '../evidence/evidence';
import { status } from '../evidence/unreachable';
import { answered } from '../examples/refused.fixture';
import type { Cause, CauseExamples } from './cause';

export const serverError: Cause<'server-error'> = {
  id: 'server-error',
  title: 'The server failed while it answered',
  explanation: 'The handler of the handshake broke down and the server answered with an error of its own.',
  change: "Find the exception in the server's log at this time.",
  where: 'server',
  role: 'fault',
  sources: [CHROMIUM_BASIC, 'RFC 9110 §15.6.1'],
  fixes: [],
  concerns: endedBy('refused', 'cut', 'server'),
  predicate(end) {
    if (end.endType !== 'refused' || end.status === null || end.status < 500) return null;
    if ([502, 503, 504].includes(end.status) || end.status >= 520) return null;
    const upgrader = responseHeader(end, 'sec-websocket-version');
    if (end.status === 500) return { level: 'likely', support: [status(500), ...upgrader] };
    // More often a server without WebSockets.
    return { level: end.status === 501 ? 'possible' : 'likely', support: [status(end.status), ...upgrader] };
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'a 500': { level: 'likely', first: true, log: [answered(500)] },
    'maybe a 501': { level: 'possible', log: [answered(501)] },
  },
  misses: {
    'a 502': [answered(502)],
    'closed with 1011 after opening': [ended({ code: 1011, age: 30 })],
  },
});

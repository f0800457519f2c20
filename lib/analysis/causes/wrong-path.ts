import type { Case } from '../case';
import { ended, refused } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { header, openedHere, wasAnswered } from '../evidence/refused';
import { status } from '../evidence/unreachable';
import { answered } from '../examples/refused.fixture';
import type { Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

const contentType = (end: Case): Observation[] =>
  header(end, 'content-type').filter(() => /html/i.test(end.header('content-type') ?? ''));

export const wrongPath: Cause<'wrong-path'> = {
  id: 'wrong-path',
  title: 'No WebSocket is served at this path',
  explanation: 'Something that is no WebSocket endpoint answered for this path.',
  change:
    "Correct the path in the URL, or route it to the WebSocket handler: compare it with the server's own route, slash by slash.",
  where: 'page',
  role: 'fault',
  sources: ['github:websockets/ws#1275', 'github:chimurai/http-proxy-middleware#391'],
  fixes: ['vite-proxy', 'http-proxy-middleware-upgrade', 'action-cable-origin', 'nginx-upgrade'],
  concerns: endedBy('refused', 'cut', 'server'),
  predicate(end) {
    const number = wasAnswered(end, 200, 404, 405, 410);
    if (!number) return null;
    const worked = openedHere(end);
    const support: Observation[] = [status(number), ...contentType(end)];
    return worked > 0
      ? { level: 'possible', support, contradiction: [{ fact: 'opened-before', count: worked }] }
      : { level: 'likely', weight: 1, support };
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'a 404': { level: 'likely', first: true, log: [answered(404)] },
    'a page in place of a socket': {
      level: 'likely',
      first: true,
      log: [answered(200, { headers: { 'Content-Type': 'text/html' } })],
    },
    'a 404 where it had worked before': {
      level: 'possible',
      log: [answered(404, { number: 2, at: 60_000 }), ended({ age: 30_000 })],
    },
  },
  misses: {
    'a 502': [answered(502)],
    'a 426': [answered(426)],
    'the host is unknown': [refused('Error in connection establishment: net::ERR_NAME_NOT_RESOLVED')],
  },
});

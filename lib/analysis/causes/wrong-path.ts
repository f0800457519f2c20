import type { Case } from '../case';
import { ended, refused } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { negotiated, openings, responseHeader, wasAnswered } from '../evidence/evidence';
import { status } from '../evidence/unreachable';
import { answered } from '../examples/refused.fixture';
import type { Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

const contentType = (end: Case): Observation[] =>
  responseHeader(end, 'content-type').filter(() => /html/i.test(end.header('content-type') ?? ''));

export const wrongPath: Cause<'wrong-path'> = {
  id: 'wrong-path',
  title: 'No WebSocket is served at this path',
  explanation:
    'What answered for this path does not speak WebSocket: another handler, or a server without its WebSocket library.',
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
    const worked = openings(end);
    const support: Observation[] = [status(number), ...contentType(end)];
    // A 200 comes as often from something on the way that swallowed the upgrade.
    // So does a 404, and it is the answer of a server that lacks its WebSocket library.
    const isOpen = number === 200 || number === 404;
    if (worked.length > 0) return { level: 'possible', support, contradiction: worked };
    return { level: isOpen ? 'possible' : 'likely', weight: negotiated(end) === null ? 1 : -1, support };
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'a 404': { level: 'possible', first: true, log: [answered(404)] },
    'a 410': { level: 'likely', first: true, log: [answered(410)] },
    'a page in place of a socket': {
      level: 'possible',
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

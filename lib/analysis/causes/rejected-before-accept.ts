import type { Case } from '../case';
import { ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { namesAsgiServer, responseHeader, wasAnswered } from '../evidence/evidence';
import { status } from '../evidence/unreachable';
import { answered } from '../examples/answers.fixture';
import type { Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

function pathOf({ record: { url } }: Case): string {
  return (url ?? '').replace(/^[a-z]+:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '') || '/';
}

export const rejectedBeforeAccept: Cause<'rejected-before-accept'> = {
  id: 'rejected-before-accept',
  title: 'The application closed before it accepted',
  explanation:
    'ASGI servers (uvicorn, Daphne, Hypercorn) answer 403 whenever the application closes a socket before accepting it: no route at this path, or code that refuses (login, origin, a limit).',
  change:
    'Compare the path with the WebSocket routes, then see what in the application closes before accept(); answer with a status of its own (WebSocket Denial Response) to tell them apart.',
  where: 'server',
  role: 'fault',
  sources: ['github:fastapi/fastapi#572', 'https://asgi.readthedocs.io/en/latest/specs/www.html#websocket'],
  fixes: [],
  concerns: endedBy('refused'),
  predicate(end) {
    if (!wasAnswered(end, 403)) return null;
    const support: Observation[] = [status(403), ...responseHeader(end, 'server'), { fact: 'path', path: pathOf(end) }];
    if (namesAsgiServer(end)) return { level: 'likely', weight: 3, support };
    // A page that opened this endpoint before has neither the wrong origin nor the wrong path.
    const opened = end.relation.openings.length;
    return opened > 0
      ? { level: 'possible', weight: 2, support: [status(403), { fact: 'opened-before', count: opened }] }
      : { level: 'possible', weight: -1, support };
  },
};

export const examples = (): CauseExamples => {
  const sameOrigin = { record: { document: { url: 'https://chat.example:8443/', startedAt: 0, top: true } } };

  return {
    fits: {
      'uvicorn answers 403': { level: 'likely', first: true, log: [answered(403, { headers: { Server: 'uvicorn' } })] },
      'a 403 where it had opened before': {
        level: 'possible',
        log: [
          answered(403, { number: 2, at: 60_000, ...sameOrigin }),
          ended({ age: 30_000, record: sameOrigin.record }),
        ],
      },
    },
    misses: {
      'uvicorn answers 404': [answered(404, { headers: { Server: 'uvicorn' } })],
      'closed with 1008 after opening': [ended({ code: 1008, age: 30 })],
    },
  };
};

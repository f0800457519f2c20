import { CHROMIUM_BASIC } from '../../../data/cause-sources';
import { refused } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { certain } from '../evidence/refused';
import { answered } from '../examples/refused.fixture';
import type { Cause, CauseExamples } from './cause';

/** Statuses that have causes of their own. */
const OWN_CAUSE = new Set([200, 204, 400, 401, 403, 404, 405, 407, 410, 413, 414, 421, 426, 429, 431, 464, 494]);

export const refusedOtherwise: Cause<'refused-otherwise'> = {
  id: 'refused-otherwise',
  title: 'The server refused the handshake',
  explanation: 'The server answered the handshake with an HTTP status of its own choice instead of 101.',
  change: 'Look the status up in the documentation of the server, or in its log at this time.',
  where: 'server',
  role: 'fault',
  sources: ['RFC 6455 §4.1', CHROMIUM_BASIC],
  fixes: [],
  concerns: endedBy('refused', 'cut', 'server'),
  predicate(end) {
    const number = end.endType === 'refused' ? end.status : null;
    if (number === null || OWN_CAUSE.has(number)) return null;
    return (number >= 201 && number < 300) || number === 304 || (number >= 402 && number < 500)
      ? certain(end, number)
      : null;
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'a 402': { level: 'certain', first: true, log: [answered(402)] },
    'a 451': { level: 'certain', first: true, log: [answered(451)] },
  },
  misses: {
    'a 403, which has a cause of its own': [answered(403)],
    'a 503, which has one too': [answered(503)],
    'no answer at all': [refused('Connection closed before receiving a handshake response')],
  },
});

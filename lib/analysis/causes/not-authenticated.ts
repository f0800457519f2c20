import { CHROMIUM_STREAM } from '../../../data/cause-sources';
import { ended, refused } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { wasAnswered } from '../evidence/evidence';
import { certain } from '../evidence/refused';
import { answered, firefox } from '../examples/refused.fixture';
import type { Cause, CauseExamples } from './cause';

export const notAuthenticated: Cause<'not-authenticated'> = {
  id: 'not-authenticated',
  title: 'Not logged in',
  explanation: 'The server answered 401: the request carried no credentials, or none that it takes.',
  change:
    'Send the session cookie (SameSite and domain let it through?) or a token in the URL or subprotocol: a page cannot set the Authorization header of a WebSocket.',
  where: 'page',
  role: 'fault',
  sources: [CHROMIUM_STREAM, 'RFC 9110 §15.5.2'],
  fixes: ['ws-tell-the-client', 'fastapi-accept'],
  concerns: endedBy('refused', 'cut', 'server'),
  predicate: (end) => (wasAnswered(end, 401) ? certain(end, 401) : null),
};

export const examples = (): CauseExamples => ({
  fits: {
    'Chromium has its own sentence': {
      level: 'certain',
      first: true,
      log: [refused('HTTP Authentication failed; no valid credentials available')],
    },
    'Firefox knows the status': { level: 'certain', first: true, log: [refused(null, { status: 401, ...firefox })] },
  },
  misses: {
    'a 403': [answered(403)],
    'a 407': [refused('Error in connection establishment: net::ERR_UNEXPECTED_PROXY_AUTH', { status: 407 })],
    'closed with 4401 after opening': [ended({ code: 4401, age: 30 })],
  },
});

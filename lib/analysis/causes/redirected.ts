import { CHROMIUM_BASIC } from '../../../data/cause-sources';
import { endedBy } from '../evidence/concerns';
import { certain, header } from '../evidence/refused';
import { answered } from '../examples/refused.fixture';
import type { Cause, CauseExamples } from './cause';

export const redirected: Cause<'redirected'> = {
  id: 'redirected',
  title: 'The server redirects, and browsers do not follow',
  explanation: 'The handshake was answered with a redirect, which a browser does not follow for a WebSocket.',
  change: 'Use the final URL in the page: https and login redirects and added slashes are the usual ones.',
  where: 'page',
  role: 'fault',
  sources: [CHROMIUM_BASIC, 'WHATWG Fetch Standard: a WebSocket handshake has redirect mode "error"'],
  fixes: ['page-scheme'],
  concerns: endedBy('refused', 'cut', 'server'),
  predicate(end) {
    const number =
      end.endType === 'refused' && end.status !== null && end.status >= 300 && end.status < 400 ? end.status : 0;
    return number === 0 || number === 304 ? null : certain(end, number, header(end, 'location'));
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'a 301': { level: 'certain', first: true, log: [answered(301, { headers: { Location: '/live/' } })] },
    'a 302 to a login': { level: 'certain', first: true, log: [answered(302)] },
  },
  misses: {
    'a 304, which is no redirect': [answered(304)],
    'a 200': [answered(200)],
  },
});

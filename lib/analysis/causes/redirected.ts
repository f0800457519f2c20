import { CHROMIUM_BASIC } from '../../../data/cause-sources';
import type { Case } from '../case';
import { endedBy } from '../evidence/concerns';
import { responseHeader } from '../evidence/evidence';
import { certain } from '../evidence/refused';
import { answered } from '../examples/refused.fixture';
import type { Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

/** What of a redirect tells how the URL has to be. */
function redirection(end: Case): Observation[] {
  const url = end.record.url ?? '';
  const path = url.replace(/^[a-z]+:\/\/[^/?#]*/i, '');
  const location = end.header('location') ?? '';
  const isSame = location.replace(/^https:\/\/[^/?#]*/i, '') === path && /^https:/i.test(location);
  const facts: Observation[] = [];
  if (end.scheme === 'ws' && (isSame || (location === '' && end.relation.openings.length === 0))) {
    facts.push({ fact: 'same-path-under-https' });
  }
  if (/\/\//.test(path.replace(/[?#].*$/s, '')))
    facts.push({ fact: 'double-slash', path: path.replace(/[?#].*$/s, '') });
  return facts;
}

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
    if (number === 0 || number === 304) return null;
    return certain(end, number, [...responseHeader(end, 'location'), ...redirection(end)]);
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

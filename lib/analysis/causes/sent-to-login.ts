import { ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { responseHeader, wasAnswered } from '../evidence/evidence';
import { status } from '../evidence/unreachable';
import { answered } from '../examples/answers.fixture';
import type { Cause, CauseExamples } from './cause';

/** A login page, by where a redirect leads. */
const LOGIN_PATH = /log-?in|log-?on|sign-?in|oauth|\bsso\b|saml|authori[sz]e|\/auth\b|openid|\/cdn-cgi\/access/i;

export const sentToLogin: Cause<'sent-to-login'> = {
  id: 'sent-to-login',
  title: 'The handshake was sent to a login page',
  explanation:
    'A login proxy or the application redirects requests without a valid session; a WebSocket follows no redirect, and the page is told nothing of it.',
  change:
    'Log in again: have the page fetch an ordinary URL behind the same login when its socket fails, and reload when that is redirected.',
  where: 'page',
  role: 'fault',
  sources: ['github:mesop-dev/mesop#1389', 'RFC 6455 §4.1'],
  fixes: [],
  concerns: endedBy('refused'),
  predicate(end) {
    const number = wasAnswered(end, 301, 302, 303, 307, 308);
    if (!number) return null;
    const location = end.header('location') ?? '';
    const target = location.replace(/\?.*$/s, '');
    if (LOGIN_PATH.test(target)) {
      return { level: 'likely', weight: 3, support: [status(number), ...responseHeader(end, 'location')] };
    }
    // A socket that opened there before shows that the URL is right.
    const opened = end.relation.openings.length;
    return location === '' && opened > 0 && number !== 301 && number !== 308
      ? { level: 'likely', weight: 3, support: [status(number), { fact: 'opened-before', count: opened }] }
      : null;
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'to another host': {
      level: 'likely',
      first: true,
      log: [answered(302, { headers: { Location: 'https://sso.example/oauth2/start?rd=%2F' } })],
    },
    'where it had opened before': {
      level: 'likely',
      first: true,
      log: [answered(302, { number: 2, at: 60_000 }), ended({ age: 30_000 })],
    },
  },
  misses: {
    'to the path with a slash': [answered(301, { headers: { Location: '/live/' } })],
    'a 302 of which nothing is known': [answered(302)],
    'a 401': [answered(401)],
  },
});

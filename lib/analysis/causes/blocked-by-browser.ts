import { refused } from '../entries.fixture';
import { mayBeForbidden } from '../evidence/concerns';
import { policy } from '../examples/forbidden.fixture';
import type { Cause, CauseExamples } from './cause';

export const blockedByBrowser: Cause<'blocked-by-browser'> = {
  id: 'blocked-by-browser',
  title: 'A policy of the browser forbids it',
  explanation: 'The browser ended the attempt at once, with an error and without a close event, as for a policy.',
  change: "Look for a Content-Security-Policy of the page or of a frame around it, and at the browser's console.",
  where: 'server',
  role: 'fault',
  sources: ['measured: Chromium 156'],
  fixes: ['csp-connect-src'],
  concerns: mayBeForbidden,
  predicate: ({ outcome }) =>
    outcome.kind === 'blocked' && outcome.policy?.disposition !== 'enforce'
      ? { level: 'likely', support: [{ fact: 'error-without-close' }] }
      : null,
};

export const examples = (): CauseExamples => ({
  fits: {
    'an error and no close': {
      level: 'likely',
      first: true,
      log: [refused(null, { record: { outcome: { kind: 'blocked', policy: null } } })],
    },
  },
  misses: {
    'the policy is known': [refused(null, { record: { outcome: { kind: 'blocked', policy } } })],
    'there was a close': [refused()],
  },
});

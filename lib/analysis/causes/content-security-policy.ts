import { refused, threw } from '../entries.fixture';
import { mayBeForbidden } from '../evidence/concerns';
import { exception, isAboutPort, isInsecure, thrownBy } from '../evidence/forbidden';
import { errorOf, failure } from '../evidence/unreachable';
import { policy } from '../examples/forbidden.fixture';
import type { Cause, CauseExamples } from './cause';

const POLICIES = new Set(['ERR_BLOCKED_BY_CSP', 'NS_ERROR_CONTENT_BLOCKED', 'NS_ERROR_CSP_FRAME_ANCESTOR_VIOLATION']);

export const contentSecurityPolicy: Cause<'content-security-policy'> = {
  id: 'content-security-policy',
  title: 'The Content Security Policy forbids it',
  explanation: "The page's connect-src does not list this origin; https: in it does not cover wss: in every browser.",
  change: "Add the socket's origin, with its wss: scheme, to connect-src in the page's Content-Security-Policy.",
  where: 'server',
  role: 'fault',
  sources: ['measured: Chromium 156, Firefox 153', 'W3C Content Security Policy Level 3 §6.1.2'],
  fixes: ['csp-connect-src'],
  concerns: mayBeForbidden,
  predicate(end) {
    const { outcome } = end;
    if ((outcome.kind === 'blocked' || outcome.kind === 'constructor-threw') && outcome.policy) {
      const { directive, policy, disposition } = outcome.policy;
      return disposition === 'enforce' ? { level: 'certain', support: [{ fact: 'policy', directive, policy }] } : null;
    }
    if (POLICIES.has(errorOf(end))) return { level: 'likely', support: failure(end) };
    const thrown = thrownBy(end);
    if (thrown?.name === 'NS_ERROR_CONTENT_BLOCKED') return { level: 'likely', support: [exception(thrown)] };
    if (thrown?.name !== 'SecurityError' || isAboutPort(thrown)) return null;
    return { level: isInsecure(end) ? 'possible' : 'likely', support: [exception(thrown)] };
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    Chromium: {
      level: 'certain',
      first: true,
      log: [refused(null, { record: { outcome: { kind: 'blocked', policy } } })],
    },
    Firefox: {
      level: 'certain',
      first: true,
      log: [
        threw(
          'SecurityError',
          'insecure',
          { outcome: { kind: 'constructor-threw', name: 'SecurityError', message: 'insecure', policy } },
          'firefox',
        ),
      ],
    },
  },
  misses: {
    'a policy that only reports': [
      refused(null, { record: { outcome: { kind: 'blocked', policy: { ...policy, disposition: 'report' } } } }),
    ],
    'a bad URL': [threw('SyntaxError', "The URL 'x' is invalid.")],
  },
});

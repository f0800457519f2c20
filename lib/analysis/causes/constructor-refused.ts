import { WHATWG } from '../../../data/cause-sources';
import { refused, threw } from '../entries.fixture';
import { mayBeForbidden } from '../evidence/concerns';
import { exception, thrownBy } from '../evidence/forbidden';
import { policy } from '../examples/forbidden.fixture';
import { badSubprotocol } from './bad-subprotocol';
import { badUrl } from './bad-url';
import type { Cause, CauseExamples } from './cause';
import { contentSecurityPolicy } from './content-security-policy';
import { mixedContent } from './mixed-content';
import { unsafePort } from './unsafe-port';

/** Causes that say more of an exception than that there was one. */
const EXPLAINED = [mixedContent, contentSecurityPolicy, badUrl, badSubprotocol, unsafePort];

export const constructorRefused: Cause<'constructor-refused'> = {
  id: 'constructor-refused',
  title: 'The constructor threw',
  explanation: 'new WebSocket() threw an exception, so there was never a connection.',
  change: 'Read the message of the exception.',
  where: 'page',
  role: 'fault',
  sources: [`${WHATWG}: new WebSocket(url, protocols)`],
  fixes: [],
  concerns: mayBeForbidden,
  predicate(end) {
    const thrown = thrownBy(end);
    if (!thrown || thrown.policy || EXPLAINED.some(({ predicate }) => predicate(end)?.level === 'certain')) return null;
    // Certain of what it says; where another cause would say more, that one comes first.
    return { level: 'certain', weight: -150, support: [exception(thrown)] };
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'called without arguments': {
      level: 'certain',
      first: true,
      log: [threw('TypeError', '1 argument required', { url: null })],
    },
  },
  misses: {
    'it did not throw': [refused()],
    'the policy did it': [
      threw('SecurityError', 'insecure', {
        outcome: { kind: 'constructor-threw', name: 'SecurityError', message: 'insecure', policy },
      }),
    ],
  },
});

import { refused } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { failure } from '../evidence/unreachable';
import { answered } from '../examples/answers.fixture';
import type { Claim, Observation } from '../finding';
import { schemeUpgrade } from '../upgrade';
import type { Cause, CauseExamples } from './cause';

export const insecureUrlUpgraded: Cause<'insecure-url-upgraded'> = {
  id: 'insecure-url-upgraded',
  title: 'A policy turned ws: into wss:',
  explanation:
    'The page asked for ws:, but its Content Security Policy holds upgrade-insecure-requests, so that the browser spoke TLS to a port that may not know it.',
  change: 'Serve wss: at that port, or take upgrade-insecure-requests out of the policy of this page.',
  where: 'page',
  role: 'fault',
  sources: ['github:remix-project-org/remixd#74', 'https://www.w3.org/TR/upgrade-insecure-requests/'],
  fixes: [],
  concerns: endedBy('refused'),
  predicate(end) {
    const by = end.endType === 'refused' ? schemeUpgrade(end.entry) : null;
    if (by !== 'upgrade-insecure-requests' || end.status !== null) return null;
    const support: Observation[] = [{ fact: 'asked-for-ws' }, ...failure(end)];
    return { level: end.failure?.phase === 'tls' ? 'likely' : 'possible', weight: 4, support } satisfies Claim;
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'TLS to a plain port': {
      level: 'likely',
      first: true,
      log: [
        refused('Error in connection establishment: net::ERR_SSL_PROTOCOL_ERROR', {
          url: 'wss://chat.example/live',
          record: { requestedUrl: 'ws://chat.example/live' },
        }),
      ],
    },
  },
  misses: {
    'wss: was asked for': [refused('Error in connection establishment: net::ERR_SSL_PROTOCOL_ERROR')],
    'it was answered': [
      answered(403, { url: 'wss://chat.example/live', record: { requestedUrl: 'ws://chat.example/live' } }),
    ],
  },
});

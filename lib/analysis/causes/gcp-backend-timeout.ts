import { ended } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { product } from '../evidence/limits';
import { aged, idle } from '../examples/limits.fixture';
import type { Cause, CauseExamples } from './cause';

export const gcpBackendTimeout: Cause<'gcp-backend-timeout'> = {
  id: 'gcp-backend-timeout',
  title: 'Google Cloud backend service timeout',
  explanation: "Google's load balancer takes the backend timeout, 30 s unless set, for a WebSocket's whole life.",
  change: "Raise the backend service's timeoutSec to the longest life a connection may have.",
  where: 'proxy',
  role: 'fault',
  sources: ['github:GoogleCloudPlatform/gcpdiag lb/BP/2025_002', 'https://cloud.google.com/load-balancing/docs/https'],
  fixes: ['gcp-backend-timeout', 'gke-backend-config'],
  concerns: endedBy('cut', 'server', 'page', 'both'),
  predicate: product('gcp-backend-timeout'),
};

export const examples = (): CauseExamples => {
  const google = { status: 101, responseHeaders: [{ name: 'Via', value: '1.1 google' }] };

  return {
    fits: {
      "Google's proxy answered, and 30 s": { level: 'likely', first: true, log: aged(30_000, 4, google) },
      'one alone, busy, at 30 s': { level: 'possible', log: [ended({ age: 30_010, messages: 90 })] },
    },
    misses: {
      '30 s of silence': idle(30_000, 4, google),
      "Google's proxy answered, and 45 s": aged(45_000, 4, google),
    },
  };
};

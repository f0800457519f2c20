import { BACKOFF } from '../../../data/cause-sources';
import { ended } from '../entries.fixture';
import { isInSeries } from '../evidence/concerns';
import { attempts, delays, verdictClaim } from '../evidence/reconnects';
import { afterSuccess, doubling, failing, fixed } from '../examples/reconnects.fixture';
import type { Cause, CauseExamples } from './cause';

export const reconnectStorm: Cause<'reconnect-storm'> = {
  id: 'reconnect-storm',
  title: 'The page connects again and again',
  explanation: 'Attempts follow each other so fast that they are a load of their own and cannot succeed sooner.',
  change: 'Wait a random 0 to 5 s before the first attempt, and double the wait after each failure up to a limit.',
  where: 'page',
  role: 'remark',
  sources: ['github:MetaMask/core#6861', BACKOFF],
  fixes: ['page-backoff', 'graphql-ws-client'],
  concerns: isInSeries,
  predicate: (end) => verdictClaim(end, 'storm', (series) => [attempts(series), ...delays(series)]),
};

export const examples = (): CauseExamples => ({
  fits: {
    'a hundred at once': { level: 'likely', log: failing(Array.from({ length: 99 }, () => 5)) },
    'eight in eight seconds': { level: 'likely', log: fixed },
  },
  misses: {
    'growing waits': doubling,
    'reconnects of connections that lasted': afterSuccess,
    'eight side by side': Array.from({ length: 8 }, (_, index) => ended({ number: index + 1, at: index, age: 5_000 })),
  },
});

import { BACKOFF } from '../../../data/cause-sources';
import { isInSeries } from '../evidence/concerns';
import { delays, verdictClaim } from '../evidence/reconnects';
import { afterSuccess, doubling, failing, fixed, random } from '../examples/reconnects.fixture';
import type { Cause, CauseExamples } from './cause';

export const noBackoff: Cause<'no-backoff'> = {
  id: 'no-backoff',
  title: 'The wait between attempts does not grow',
  explanation: 'The page waits the same time after each failure, so a server in trouble gets no relief.',
  change: 'Double the wait after each failure up to a limit, and make it random.',
  where: 'page',
  role: 'remark',
  sources: [BACKOFF, 'github:MetaMask/core#6861'],
  fixes: ['graphql-ws-client', 'page-backoff'],
  concerns: isInSeries,
  predicate: (end) => verdictClaim(end, 'no-backoff', delays),
};

export const examples = (): CauseExamples => ({
  fits: {
    'the same second each time': { level: 'likely', log: fixed },
    'the same 5 s each time': { level: 'likely', log: failing([5_000, 5_001, 5_003, 4_999, 5_000]) },
  },
  misses: {
    'growing waits': doubling,
    'growing waits with chance': random,
    'waits after connections that lasted': afterSuccess,
    'three attempts': failing([1_000, 1_000]),
  },
});

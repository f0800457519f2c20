import { BACKOFF } from '../../../data/cause-sources';
import { isInSeries } from '../evidence/concerns';
import { delays, verdictClaim } from '../evidence/reconnects';
import { doubling, failing, fixed, random } from '../examples/reconnects.fixture';
import type { Cause, CauseExamples } from './cause';

export const noJitter: Cause<'no-jitter'> = {
  id: 'no-jitter',
  title: 'The wait between attempts is not random',
  explanation: 'All clients that lost the server together would come back together.',
  change: 'Multiply each wait with a random number between 0.5 and 1, or draw it from 0 to the limit.',
  where: 'page',
  role: 'remark',
  sources: [BACKOFF],
  fixes: ['graphql-ws-client', 'page-backoff'],
  concerns: isInSeries,
  predicate: (end) => verdictClaim(end, 'no-jitter', delays),
};

export const examples = (): CauseExamples => ({
  fits: {
    'the same second each time': { level: 'likely', log: fixed },
    'exactly doubled': { level: 'likely', log: doubling },
  },
  misses: {
    'growing waits with chance': random,
    'two waits': failing([1_000, 2_000]),
    'waits that are random': failing([400, 4_900, 1_300, 3_300, 2_100, 700]),
  },
});

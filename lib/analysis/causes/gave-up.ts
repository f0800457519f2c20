import { BACKOFF } from '../../../data/cause-sources';
import type { LogEntry } from '../../model/entry';
import { ended, START } from '../entries.fixture';
import { isInSeries } from '../evidence/concerns';
import { attempts, verdictClaim } from '../evidence/reconnects';
import { failing } from '../examples/reconnects.fixture';
import type { Cause, CauseExamples } from './cause';

export const gaveUp: Cause<'gave-up'> = {
  id: 'gave-up',
  title: 'The page stopped trying',
  explanation: 'After this attempt the page made no other, though it stayed.',
  change: 'Keep trying with a wait of a minute or more, or tell the user and offer a button.',
  where: 'page',
  role: 'remark',
  sources: [BACKOFF],
  fixes: ['page-backoff'],
  concerns: isInSeries,
  predicate: (end) => {
    const series = end.relation.series;
    return series?.keys.at(-1) === end.key ? verdictClaim(end, 'gave-up', (found) => [attempts(found)]) : null;
  },
};

export const examples = (): CauseExamples => {
  const left = (at: number): LogEntry =>
    ended({
      number: 99,
      at,
      url: 'wss://other.example/',
      record: { document: { url: 'https://app.example/', startedAt: START + at, top: true } },
    });

  return {
    fits: {
      'the page stayed for minutes more': {
        level: 'likely',
        log: [...failing([1_000, 2_000, 4_000]).reverse(), left(600_000)],
      },
    },
    misses: {
      'the page was left soon': [...failing([1_000, 2_000, 4_000]).reverse(), left(10_000)],
      'nobody knows whether it still tries': [...failing([1_000, 2_000, 4_000])].reverse(),
      'not the last attempt': [...failing([1_000, 2_000, 4_000]), left(600_000)],
    },
  };
};

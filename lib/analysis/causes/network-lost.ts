import { ended, several } from '../entries.fixture';
import { isEndSeen } from '../evidence/concerns';
import type { Cause, CauseExamples } from './cause';

export const networkLost: Cause<'network-lost'> = {
  id: 'network-lost',
  title: 'All connections were lost at once',
  explanation:
    'Sockets to several hosts were cut in the same moment, so the cause is this side: network, VPN, sleep or browser.',
  change: 'Nothing on the server: reconnect with a random delay once the network is back.',
  where: 'network',
  role: 'fault',
  sources: ['github:rstudio/shiny#2771'],
  fixes: ['page-awake'],
  concerns: isEndSeen,
  predicate(end) {
    if (end.endType !== 'cut') return null;
    const { hosts, sockets } = end.surroundings.cutElsewhere(end);
    if (hosts === 0) return null;
    const level = hosts >= 2 || sockets >= 3 ? 'likely' : 'possible';
    return {
      level,
      weight: 3,
      support: [{ fact: 'no-close-frame' }, { fact: 'other-hosts', count: hosts, ms: 1_500 }],
    };
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'three hosts at once': {
      level: 'likely',
      first: true,
      log: several(3, 9_000, (plan) =>
        ended({ ...plan, url: `wss://h${plan.number}.example/`, age: 90_000 - plan.at }),
      ),
    },
    'two hosts at once': {
      level: 'possible',
      log: several(2, 9_000, (plan) =>
        ended({ ...plan, url: `wss://h${plan.number}.example/`, age: 90_000 - plan.at }),
      ),
    },
  },
  misses: {
    'one host': several(3, 9_000, (plan) => ended({ ...plan, age: 90_000 - plan.at })),
    'one after the other': several(3, 9_000, (plan) =>
      ended({ ...plan, url: `wss://h${plan.number}.example/`, age: 90_000 }),
    ),
    'servers that close': several(3, 9_000, (plan) =>
      ended({ ...plan, code: 1001, url: `wss://h${plan.number}.example/`, age: 90_000 - plan.at }),
    ),
  },
});

import { ended } from '../entries.fixture';
import { isEndSeen } from '../evidence/concerns';
import { isLost } from '../evidence/page-side';
import type { Cause, CauseExamples } from './cause';

export const pageFrozen: Cause<'page-frozen'> = {
  id: 'page-frozen',
  title: 'The browser had frozen the page',
  explanation: 'A frozen page runs no script and answers nothing, so its heartbeats stop and the other end gives up.',
  change: 'Expect it in background tabs: connect again on resume or when the page is visible.',
  where: 'page',
  role: 'fault',
  sources: ['WICG Page Lifecycle', 'github:stomp-js/stompjs#335'],
  fixes: ['page-awake', 'ws-ping'],
  concerns: isEndSeen,
  predicate(end) {
    if (!isLost(end)) return null;
    const frozen = end.since('freeze');
    const resumed = end.since('resume');
    if (frozen === null || (resumed !== null && resumed < frozen && resumed > 10_000)) return null;
    return { level: 'likely', weight: 2, support: [{ fact: 'frozen', ms: frozen }] };
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'frozen, and cut': {
      level: 'likely',
      first: true,
      log: [ended({ age: 900_000, silence: 800_000, marks: [['freeze', 700_000]] })],
    },
    'cut on waking': {
      level: 'likely',
      log: [
        ended({
          age: 900_000,
          marks: [
            ['freeze', 700_000],
            ['resume', 2_000],
          ],
        }),
      ],
    },
  },
  misses: {
    'long awake again': [
      ended({
        age: 900_000,
        marks: [
          ['freeze', 700_000],
          ['resume', 600_000],
        ],
      }),
    ],
    'hidden alone': [ended({ age: 900_000, marks: [['hidden', 700_000]], record: { visibility: 'hidden' } })],
    'closed by the server, as it should be': [ended({ code: 1000, age: 900_000, marks: [['freeze', 700_000]] })],
  },
});

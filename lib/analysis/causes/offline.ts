import { ended } from '../entries.fixture';
import { isEndSeen } from '../evidence/concerns';
import { isLost } from '../evidence/page-side';
import type { Cause, CauseExamples } from './cause';

/** How long after the network was lost a connection may be missed. Milliseconds. */
const MISSED = 120_000;

export const offline: Cause<'offline'> = {
  id: 'offline',
  title: 'The browser was offline',
  explanation: 'The network was gone when the connection ended.',
  change: 'Connect again on the online event, with a random delay.',
  where: 'page',
  role: 'fault',
  sources: ['github:rstudio/shiny#2771', 'WHATWG HTML Standard: navigator.onLine'],
  fixes: ['page-awake'],
  concerns: isEndSeen,
  predicate(end) {
    if (!isLost(end) && end.endType !== 'refused') return null;
    const ms = end.since('offline');
    const back = end.since('online');
    if (!end.record.online) {
      return {
        level: 'likely',
        weight: 4,
        support: [{ fact: 'offline-at-end' }, ...(ms === null ? [] : [{ fact: 'offline', ms } as const])],
      };
    }
    if (ms === null || ms > MISSED || (back !== null && back > ms)) return null;
    return { level: end.endType === 'refused' ? 'possible' : 'likely', weight: 2, support: [{ fact: 'offline', ms }] };
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'offline at the end': {
      level: 'likely',
      first: true,
      log: [ended({ record: { online: false }, marks: [['offline', 4_000]] })],
    },
    'just back again': {
      level: 'likely',
      first: true,
      log: [
        ended({
          age: 90_000,
          marks: [
            ['offline', 40_000],
            ['online', 2_000],
          ],
        }),
      ],
    },
  },
  misses: {
    'long back again': [
      ended({
        age: 900_000,
        marks: [
          ['offline', 600_000],
          ['online', 590_000],
        ],
      }),
    ],
    'the server closed, as it should be': [ended({ code: 1000, record: { online: false } })],
    'online all the time': [ended()],
  },
});

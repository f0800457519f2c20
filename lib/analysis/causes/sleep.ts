import { closedByPage, ended, several } from '../entries.fixture';
import { isEndSeen } from '../evidence/concerns';
import { isLost } from '../evidence/page-side';
import { clockJumpBefore } from '../time-limit';
import type { Cause, CauseExamples } from './cause';

export const sleep: Cause<'sleep'> = {
  id: 'sleep',
  title: 'The computer slept',
  explanation:
    "The clock jumped while the page's own clock stood still, so the machine slept and the other end gave up.",
  change: 'Connect again after waking, with a random delay, and fetch what was missed.',
  where: 'page',
  role: 'fault',
  sources: ['github:rstudio/shiny#2771', 'W3C High Resolution Time Level 3 (the clock may stop in sleep)'],
  fixes: ['page-awake'],
  concerns: isEndSeen,
  predicate(end) {
    if (!isLost(end) && end.endType !== 'refused') return null;
    const jump = clockJumpBefore(end);
    if (!jump) return null;
    return { level: jump.isSure ? 'likely' : 'possible', weight: 3, support: [{ fact: 'clock-jump', ms: jump.ms }] };
  },
};

export const examples = (): CauseExamples => ({
  fits: {
    'the clock was found ahead as it ended': {
      level: 'likely',
      first: true,
      log: [ended({ silence: 9_000, marks: [['clockjump', 0, 3_600_000]] })],
    },
    'found ahead as the page came to sight, and then it was cut': {
      level: 'likely',
      first: true,
      log: [
        ended({
          silence: 20_000,
          marks: [
            ['clockjump', 15_000, 3_600_000],
            ['visible', 15_000],
          ],
        }),
      ],
    },
    'the clock jumped, for good': {
      level: 'likely',
      first: true,
      log: [
        ended({ number: 2, at: 40_000, lag: 900_000 }),
        ended({ number: 1, at: 0, age: 20_000 }),
        ended({ number: 3, at: 90_000, lag: 900_000 }),
      ],
    },
    'the clock jumped just now': {
      level: 'possible',
      log: [ended({ number: 2, at: 40_000, lag: 900_000 }), ended({ number: 1, at: 0, age: 20_000 })],
    },
  },
  misses: {
    'the clock was set back': [ended({ silence: 9_000, marks: [['clockjump', 0, -3_600_000]] })],
    'it was heard of after waking': [ended({ silence: 1_000, marks: [['clockjump', 15_000, 3_600_000]] })],
    'long ago': [ended({ age: 900_000, silence: 500_000, marks: [['clockjump', 400_000, 3_600_000]] })],
    'all of the page is late alike': several(3, 60_000, (plan) => ended({ ...plan, lag: 900_000 })),
    'another page slept': [
      ended({ number: 2, at: 40_000, lag: 900_000 }),
      ended({
        number: 1,
        at: 0,
        age: 20_000,
        record: { document: { url: 'https://app.example/', startedAt: 5, top: true } },
      }),
    ],
    'the page had closed it': [
      closedByPage({ number: 2, at: 40_000, lag: 900_000 }),
      ended({ number: 1, at: 0, age: 20_000 }),
    ],
  },
});

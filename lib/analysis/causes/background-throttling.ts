import { ended } from '../entries.fixture';
import { isEndSeen } from '../evidence/concerns';
import { isLost } from '../evidence/page-side';
import type { Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

/** After this time in the background Chromium slows timers down to one a minute. Milliseconds. */
const THROTTLED = 5 * 60_000;

export const backgroundThrottling: Cause<'background-throttling'> = {
  id: 'background-throttling',
  title: 'Background timers were slowed down',
  explanation:
    'A page that is hidden for more than 5 minutes gets its timers once a minute, too seldom for most heartbeats.',
  change:
    'Send heartbeats from a worker, let the server ping (the browser answers by itself), or allow more than a minute.',
  where: 'page',
  role: 'fault',
  sources: ['github:stomp-js/stompjs#335', 'https://developer.chrome.com/blog/timer-throttling-in-chrome-88'],
  fixes: ['page-heartbeat', 'signalr-options', 'page-awake', 'ws-ping'],
  concerns: isEndSeen,
  predicate(end) {
    if (!isLost(end) || end.record.visibility !== 'hidden' || end.since('freeze') !== null) return null;
    const ms = end.since('hidden') ?? end.ageMs ?? 0;
    if (ms < THROTTLED || end.record.traffic === null || end.record.traffic.sent.messages === 0) return null;
    const unsent = end.unsentMs ?? 0;
    const support: Observation[] = [
      { fact: 'hidden', ms },
      { fact: 'silence', ms: unsent, since: 'sent' },
    ];
    return { level: 'possible', weight: unsent >= 50_000 && unsent <= 70_000 ? 2 : 0, support };
  },
};

export const examples = (): CauseExamples => {
  const MINUTE = 60_000;

  return {
    fits: {
      'hidden for ten minutes': {
        level: 'possible',
        log: [
          ended({
            age: 20 * MINUTE,
            silence: 58_000,
            marks: [['hidden', 10 * MINUTE]],
            record: { visibility: 'hidden' },
          }),
        ],
      },
    },
    misses: {
      'hidden for a minute': [
        ended({ age: 20 * MINUTE, marks: [['hidden', MINUTE]], record: { visibility: 'hidden' } }),
      ],
      'shown again': [
        ended({
          age: 20 * MINUTE,
          marks: [
            ['hidden', 10 * MINUTE],
            ['visible', 1_000],
          ],
        }),
      ],
      'it never sent anything': [ended({ age: 20 * MINUTE, silence: 20 * MINUTE, record: { visibility: 'hidden' } })],
    },
  };
};

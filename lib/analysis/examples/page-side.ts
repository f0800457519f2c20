import type { PAGE_SIDE } from '../../../data/causes/page-side';
import type { LogEntry } from '../../model/entry';
import { closedByPage, ended, refused, START, several } from '../entries.fixture';
import type { Examples } from './example';

const cancelled = {
  record: { closeCall: { at: START + 5, state: 'connecting', code: null, reason: null, codeType: null, stack: null } },
} as const;
const CANCELLED = 'WebSocket is closed before the connection is established.';
const MINUTE = 60_000;
const away = (persisted: boolean): LogEntry =>
  ended({ record: { outcome: { kind: 'page-went-away', state: 'open', persisted } } });
const nextDocument = (at: number): LogEntry =>
  ended({
    number: 2,
    at: at + 100,
    record: { document: { url: 'https://app.example/next', startedAt: START + at, top: true } },
  });

export const pageSideExamples: Examples<(typeof PAGE_SIDE)[number]['id']> = {
  'page-closed': {
    fits: {
      'close(1000)': { level: 'certain', first: true, log: [closedByPage()] },
      'close()': { level: 'certain', first: true, log: [closedByPage({ code: 1005, call: { code: null } })] },
    },
    misses: {
      'the server closed': [ended({ code: 1000 })],
      'nobody answered': [closedByPage({ code: 1006, clean: false, took: 60_000 })],
      'while CONNECTING': [refused(CANCELLED, cancelled)],
    },
  },
  'closed-while-connecting': {
    fits: {
      'close() was seen': { level: 'certain', first: true, log: [refused(CANCELLED, cancelled)] },
      'close() in a worker': {
        level: 'certain',
        first: true,
        log: [refused(CANCELLED, { record: { outcome: { kind: 'unseen' } } })],
      },
    },
    misses: {
      'closed after opening': [closedByPage({ age: 5 })],
      'it timed out': [refused('WebSocket opening handshake timed out', { took: 240_000 })],
      'nobody knows why it failed': [refused()],
    },
  },
  navigation: {
    fits: {
      'the page was left': { level: 'certain', first: true, log: [away(false)] },
      'Firefox, and the next document': {
        level: 'likely',
        first: true,
        log: [ended({ code: 1001, engine: 'firefox' }), nextDocument(30_400)],
      },
      'Firefox alone': { level: 'possible', log: [ended({ code: 1001, engine: 'firefox' })] },
    },
    misses: {
      '1001 in Chromium': [ended({ code: 1001 })],
      'Firefox, with a reason': [ended({ code: 1001, engine: 'firefox', reason: 'shutting down' })],
      'into the cache': [away(true)],
    },
  },
  'back-forward-cache': {
    fits: {
      'Chromium says so': {
        level: 'certain',
        first: true,
        log: [ended({ errorEvent: true, evidence: { status: 101, failure: 'Page entered Back-Forward Cache.' } })],
      },
      'the page was put there': { level: 'certain', first: true, log: [away(true)] },
      'cut on return': {
        level: 'likely',
        first: true,
        log: [
          ended({
            errorEvent: true,
            marks: [
              ['pagehide', 9_000],
              ['pageshow', 20],
            ],
          }),
        ],
      },
    },
    misses: {
      'the page was left for good': [away(false)],
      'the first showing': [ended({ age: 900, marks: [['pageshow', 400]] })],
      'long after the return': [
        ended({
          age: 900_000,
          marks: [
            ['pagehide', 700_000],
            ['pageshow', 600_000],
          ],
        }),
      ],
    },
  },
  'page-frozen': {
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
  },
  'background-throttling': {
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
  },
  offline: {
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
  },
  sleep: {
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
  },
  'network-lost': {
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
  },
};

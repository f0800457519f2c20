import type { RECONNECTS } from '../../../data/causes/page-side';
import type { LogEntry } from '../../model/entry';
import { ended, refused, START } from '../entries.fixture';
import type { Examples } from './example';

/** Attempts that fail at once, with these waits between them. */
function failing(
  delays: readonly number[],
  make: (plan: { number: number; at: number }) => LogEntry = (plan) => refused(null, plan),
): LogEntry[] {
  let at = 0;
  return [0, ...delays].map((delay, index) => {
    at += delay + 12;
    return make({ number: index + 1, at });
  });
}

const fixed = failing([1_000, 1_001, 999, 1_002, 1_000, 1_003, 1_000]);
const doubling = failing([1_000, 2_000, 4_000, 8_000, 16_000]);
const random = failing([810, 2_730, 2_900, 9_600, 11_800, 29_000]);
const afterSuccess = Array.from({ length: 6 }, (_, index) =>
  ended({
    number: index + 1,
    at: index * 62_000,
    age: 60_000 + index * 300,
    silence: 1_000 + 2_500 * index,
    messages: 90,
  }),
);
const left = (at: number): LogEntry =>
  ended({
    number: 99,
    at,
    url: 'wss://other.example/',
    record: { document: { url: 'https://app.example/', startedAt: START + at, top: true } },
  });
const graphql = { protocol: 'graphql-transport-ws', requestedProtocols: ['graphql-transport-ws'] };
const answered = (status: number, plan: object = {}): LogEntry =>
  refused(`Error during WebSocket handshake: Unexpected response code: ${status}`, { status, ...plan });

export const reconnectsExamples: Examples<(typeof RECONNECTS)[number]['id']> = {
  'reconnect-storm': {
    fits: {
      'a hundred at once': { level: 'likely', log: failing(Array.from({ length: 99 }, () => 5)) },
      'eight in eight seconds': { level: 'likely', log: fixed },
    },
    misses: {
      'growing waits': doubling,
      'reconnects of connections that lasted': afterSuccess,
      'eight side by side': Array.from({ length: 8 }, (_, index) =>
        ended({ number: index + 1, at: index, age: 5_000 }),
      ),
    },
  },
  'no-backoff': {
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
  },
  'no-jitter': {
    fits: {
      'the same second each time': { level: 'likely', log: fixed },
      'exactly doubled': { level: 'likely', log: doubling },
    },
    misses: {
      'growing waits with chance': random,
      'two waits': failing([1_000, 2_000]),
      'waits that are random': failing([400, 4_900, 1_300, 3_300, 2_100, 700]),
    },
  },
  'retried-in-vain': {
    fits: {
      'after 1008': { level: 'likely', log: [ended({ code: 1008, age: 40 }), ended({ number: 2, at: 1_500 })] },
      'after 4004 of graphql-transport-ws': {
        level: 'likely',
        log: [ended({ code: 4400, age: 40, record: graphql }), ended({ number: 2, at: 1_500, record: graphql })],
      },
      'after a 404': { level: 'likely', log: [answered(404), answered(404, { number: 2, at: 1_500 })] },
      'with another token': {
        level: 'possible',
        log: [
          answered(401, { url: 'wss://chat.example/live?token=a' }),
          answered(401, { url: 'wss://chat.example/live?token=b', number: 2, at: 1_500 }),
        ],
      },
    },
    misses: {
      'after 1012': [ended({ code: 1012, age: 40 }), ended({ number: 2, at: 1_500 })],
      'after a 503': [answered(503), answered(503, { number: 2, at: 1_500 })],
      'after 4403 of graphql-transport-ws, which allows it': [
        ended({ code: 4403, age: 40, record: graphql }),
        ended({ number: 2, at: 1_500, record: graphql }),
      ],
      'not retried': [ended({ code: 1008, age: 40 })],
      'an hour later': [ended({ code: 1008, age: 40 }), ended({ number: 2, at: 3_600_000 })],
    },
  },
  'gave-up': {
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
  },
};

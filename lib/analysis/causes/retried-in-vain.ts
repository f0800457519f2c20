import type { LogEntry } from '../../model/entry';
import { lookUp } from '../../reference/look-up';
import type { Case } from '../case';
import { ended, refused } from '../entries.fixture';
import { isInSeries } from '../evidence/concerns';
import { closeFrame } from '../evidence/server-closes';
import { status } from '../evidence/unreachable';
import type { Observation } from '../finding';
import type { Cause, CauseExamples } from './cause';

/** An answer that the same request gets again. */
const FINAL_STATUS = new Set([400, 401, 403, 404, 405, 410, 426, 501]);

/** A later attempt is a new beginning, not a retry. Milliseconds. */
const SOON = 60_000;

/** What said that the same attempt would fail again; `null`: nothing did. */
function finalAnswer(end: Case): Observation[] | null {
  if (end.endType === 'refused')
    return end.status !== null && FINAL_STATUS.has(end.status) ? [status(end.status)] : null;
  if (end.endType !== 'server' || end.code === null) return null;
  const meaning = end.meaning();
  const advice =
    meaning?.entry.reconnect ?? (end.code < 3000 && end.code !== 1000 ? lookUp(end.code).reconnect.advised : null);
  if (advice !== 'no' || (meaning && end.code === 1000)) return null;
  const reported: Observation[] = meaning
    ? [
        {
          fact: 'meaning',
          code: end.code,
          name: meaning.name,
          dictionary: meaning.dictionary.name,
          meaning: meaning.meaning,
        },
      ]
    : [];
  return [closeFrame(end), ...reported];
}

export const retriedInVain: Cause<'retried-in-vain'> = {
  id: 'retried-in-vain',
  title: 'Tried again after an answer that is final',
  explanation:
    'The server had refused in a way that the same attempt cannot change, and the page tried again all the same.',
  change:
    'Stop retrying after this code or status until something was changed: a new login, another message, another URL.',
  where: 'page',
  role: 'remark',
  sources: ['github:enisdenjo/graphql-ws src/client.ts (fatal close codes)', 'RFC 6455 §7.4.1'],
  fixes: ['graphql-ws-client', 'page-backoff'],
  concerns: isInSeries,
  predicate(end) {
    const next = end.relation.next;
    if (!next) return null;
    const ms = Math.max(0, next.record.createdAt - end.endedAt);
    const final = finalAnswer(end);
    if (!final || ms > SOON) return null;
    const isChanged = next.record.url !== end.record.url;
    return {
      level: isChanged ? 'possible' : 'likely',
      support: [...final, { fact: 'retried', ms }],
      contradiction: isChanged ? [{ fact: 'url-changed' }] : [],
    };
  },
};

export const examples = (): CauseExamples => {
  const graphql = { protocol: 'graphql-transport-ws', requestedProtocols: ['graphql-transport-ws'] };

  const answered = (status: number, plan: object = {}): LogEntry =>
    refused(`Error during WebSocket handshake: Unexpected response code: ${status}`, { status, ...plan });

  return {
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
  };
};

import type { RECONNECTS } from '../../../data/causes/page-side';
import { lookUp } from '../../reference/look-up';
import type { Case } from '../case';
import type { Claim, Observation, Predicates } from '../finding';
import type { Series, Verdict } from '../series';
import { closeFrame } from './server-closes';
import { status } from './unreachable';

/** An answer that the same request gets again. */
const FINAL_STATUS = new Set([400, 401, 403, 404, 405, 410, 426, 501]);
/** A later attempt is a new beginning, not a retry. Milliseconds. */
const SOON = 60_000;

export const reconnects: Predicates<(typeof RECONNECTS)[number]['id']> = {
  'reconnect-storm': (end) => verdictClaim(end, 'storm', (series) => [attempts(series), ...delays(series)]),
  'no-backoff': (end) => verdictClaim(end, 'no-backoff', delays),
  'no-jitter': (end) => verdictClaim(end, 'no-jitter', delays),
  'retried-in-vain'(end) {
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
  'gave-up': (end) => {
    const series = end.relation.series;
    return series?.keys.at(-1) === end.key ? verdictClaim(end, 'gave-up', (found) => [attempts(found)]) : null;
  },
};

function verdictClaim(end: Case, verdict: Verdict, support: (series: Series) => Observation[]): Claim | null {
  const series = end.relation.series;
  return series?.verdicts.includes(verdict) ? { level: 'likely', support: support(series) } : null;
}

function attempts({ count, firstAt, lastAt }: Series): Observation {
  return { fact: 'attempts', count, ms: lastAt - firstAt };
}

function delays({ backoff: { shape, count, shortest, longest } }: Series): Observation[] {
  return count === 0 ? [] : [{ fact: 'delays', shape, count, shortest, longest }];
}

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

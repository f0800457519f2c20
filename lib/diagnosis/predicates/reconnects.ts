import type { RECONNECTS } from '../../../data/causes/page-side';
import { lookUp } from '../../reference/look-up';
import type { Case } from '../case';
import type { Claim, Predicates } from '../claim';
import type { Fact } from '../fact';
import type { Series } from '../series';
import type { Verdict } from '../verdicts';
import { closeFrame } from './server-closes';
import { status } from './unreachable';

/** An answer that the same request gets again. */
const FINAL_STATUS = new Set([400, 401, 403, 404, 405, 410, 426, 501]);
/** A later attempt is a new beginning, not a retry. Milliseconds. */
const SOON = 60_000;

export const reconnects: Predicates<(typeof RECONNECTS)[number]['id']> = {
  'reconnect-storm': (end) => judged(end, 'storm', (series) => [attempts(series), ...delays(series)]),
  'no-backoff': (end) => judged(end, 'no-backoff', delays),
  'no-jitter': (end) => judged(end, 'no-jitter', delays),
  'retried-in-vain'(end) {
    const next = end.tie.next;
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
    const series = end.tie.series;
    return series?.keys.at(-1) === end.key ? judged(end, 'gave-up', (found) => [attempts(found)]) : null;
  },
};

function judged(end: Case, verdict: Verdict, support: (series: Series) => Fact[]): Claim | null {
  const series = end.tie.series;
  return series?.verdicts.includes(verdict) ? { level: 'likely', support: support(series) } : null;
}

function attempts({ count, firstAt, lastAt }: Series): Fact {
  return { fact: 'attempts', count, ms: lastAt - firstAt };
}

function delays({ backoff: { shape, count, shortest, longest } }: Series): Fact[] {
  return count === 0 ? [] : [{ fact: 'delays', shape, count, shortest, longest }];
}

/** What said that the same attempt would fail again; `null`: nothing did. */
function finalAnswer(end: Case): Fact[] | null {
  if (end.how === 'refused') return end.status !== null && FINAL_STATUS.has(end.status) ? [status(end.status)] : null;
  if (end.how !== 'server' || end.code === null) return null;
  const meaning = end.meaning();
  const advice =
    meaning?.entry.reconnect ?? (end.code < 3000 && end.code !== 1000 ? lookUp(end.code).reconnect.advised : null);
  if (advice !== 'no' || (meaning && end.code === 1000)) return null;
  const told: Fact[] = meaning
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
  return [closeFrame(end), ...told];
}

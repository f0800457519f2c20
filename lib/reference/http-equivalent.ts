import type { Exactness, HttpEquivalent } from '../../data/close-code';
import { HTTP_STATUS_TEXTS } from '../../data/http-status';
import { STATUS_ADVICE, type StatusAdvice } from '../../data/http-to-close';
import { HTTP_WS_ROWS } from '../../data/http-ws-reference';
import { HTTP_WS_REFERENCE, STATUS_CONVENTION } from '../../data/sources';

const ADVICE = new Map(STATUS_ADVICE.map((advice) => [advice.status, advice]));

/** The reason phrase of an HTTP status by the IANA registry; `null` where it has none. */
export function httpStatusText(status: number): string | null {
  return HTTP_STATUS_TEXTS[status] ?? null;
}

/** The code that a server should close with, after accepting, where it would have answered `status`. */
export function closeCodeForStatus(status: number): StatusAdvice | null {
  return ADVICE.get(status) ?? null;
}

export const EXACTNESSES: readonly Exactness[] = ['exact', 'close', 'loose', 'none'];

/** Stands before a status wherever one is shown for a close code. */
export const EXACTNESS_SIGN: Readonly<Record<Exactness, string>> = { exact: '=', close: '≈', loose: '~', none: '' };

/** The one equivalent that a narrow column shows. */
export type BestHttp =
  | { exactness: 'none'; status: null; text: null; label: 'none' }
  | { exactness: 'exact' | 'close' | 'loose'; status: number; text: string; label: string };

/** What http-ws-reference maps to this code, in its exactness and with what the RFC says against it. */
export function mappedByHttpWsReference(code: number): HttpEquivalent[] {
  return HTTP_WS_ROWS.flatMap((row) =>
    row.status !== null && code >= row.from && code <= row.to
      ? [
          {
            status: row.status,
            text: httpStatusText(row.status) ?? row.statusText ?? '',
            exactness: row.exactness,
            source: `${HTTP_WS_REFERENCE} ("${row.description}")`,
            ...(row.note !== undefined && { note: row.note }),
          },
        ]
      : [],
  );
}

/** A private code that is 4000 plus an HTTP status, as many applications make theirs. */
export function byStatusConvention(code: number): HttpEquivalent[] {
  if (code < 4400 || code > 4599) return [];
  const status = code - 4000;
  const text = httpStatusText(status);
  if (text === null) return [];
  return [
    {
      status,
      text,
      exactness: 'loose',
      source: STATUS_CONVENTION,
      note: 'Many applications take 4000 plus an HTTP status. It is a habit, not a rule.',
    },
  ];
}

/** An equivalent with what each of its sources has to add. */
export interface RankedEquivalent extends Omit<HttpEquivalent, 'note'> {
  notes: readonly string[];
}

/** Best first; several sources of one status become one equivalent, with the best exactness any of them supports. */
export function rankEquivalents(equivalents: readonly HttpEquivalent[]): RankedEquivalent[] {
  const ranked = [...equivalents].sort((a, b) => EXACTNESSES.indexOf(a.exactness) - EXACTNESSES.indexOf(b.exactness));
  const byStatus = new Map<number, RankedEquivalent>();
  for (const { note, ...next } of ranked) {
    const notes = note === undefined ? [] : [note];
    const known = byStatus.get(next.status);
    if (!known) {
      byStatus.set(next.status, { ...next, notes });
      continue;
    }
    known.source = `${known.source}; ${next.source}`;
    known.notes = [...known.notes, ...notes];
  }
  return [...byStatus.values()];
}

/** `= 502`, `≈ 503`, `~ 500` or `none`. */
export function bestOf(equivalents: readonly RankedEquivalent[]): BestHttp {
  const best = equivalents[0];
  if (!best || best.exactness === 'none') return { exactness: 'none', status: null, text: null, label: 'none' };
  return {
    exactness: best.exactness,
    status: best.status,
    text: best.text,
    label: `${EXACTNESS_SIGN[best.exactness]} ${best.status}`,
  };
}

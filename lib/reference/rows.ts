import type { CodeRange, Exactness } from '../../data/close-code';
import { CLOSE_CODES } from '../../data/close-codes';
import { CODE_RANGES } from '../../data/code-ranges';
import type { Dictionary } from '../../data/dictionary';
import { STATUS_ADVICE, type StatusAdvice } from '../../data/http-to-close';
import { type Category, categoryOf } from '../model/category';
import type { DictionarySet } from './dictionary-set';
import { type ApplicationMeaning, meaningIn } from './dictionary-set';
import { type BestHttp, bestOf, EXACTNESS_SIGN, httpStatusText } from './http-equivalent';
import { type CodeMeaning, lookUp } from './look-up';

/** One line of the reference. `id` is unique, stable and fit for a URL's fragment. */
export type ReferenceRow = RowFace &
  (
    | { kind: 'code'; code: CodeMeaning }
    | { kind: 'range'; range: CodeRange }
    | { kind: 'application'; application: ApplicationMeaning }
    | { kind: 'status'; advice: StatusAdvice }
  );

/** What a line shows before it is opened. */
interface RowFace {
  id: string;
  category: Category;
  /** A code, a range `4000–4999`, or `HTTP 403`. */
  label: string;
  name: string;
  /** The HTTP column: `= 502`, `none`; for a status the code to close with, `= 3003`. */
  http: string;
  exactness: Exactness;
  meaning: string;
}

export function codeRow(code: number): ReferenceRow {
  const meaning = lookUp(code);
  return {
    kind: 'code',
    id: String(code),
    category: meaning.category,
    label: String(code),
    name: meaning.name,
    ...httpCell(meaning.bestHttp),
    meaning: meaning.meaning,
    code: meaning,
  };
}

function rangeRow(range: CodeRange): ReferenceRow {
  return {
    kind: 'range',
    id: `${range.from}-${range.to}`,
    // A range is what its codes are; 1000 is the exception among its own.
    category: range.from === 1000 ? 'protocol' : categoryOf(range.from ?? Number.NaN),
    label: `${range.from}–${range.to}`,
    name: range.name,
    ...httpCell(bestOf([])),
    meaning: range.meaning,
    range,
  };
}

export function applicationRow(application: ApplicationMeaning): ReferenceRow {
  return {
    kind: 'application',
    id: `${application.dictionary.id}:${application.code}`,
    category: categoryOf(application.code),
    label: String(application.code),
    name: application.name,
    // No claim that HTTP has nothing like it: the protocol merely does not say.
    ...(application.http.length === 0 ? { http: '', exactness: 'none' } : httpCell(application.bestHttp)),
    meaning: application.meaning,
    application,
  };
}

export function statusRow(advice: StatusAdvice): ReferenceRow {
  return {
    kind: 'status',
    id: `http-${advice.status}`,
    category: categoryOf(advice.code),
    label: `HTTP ${advice.status}`,
    name: httpStatusText(advice.status) ?? '',
    http: `${EXACTNESS_SIGN[advice.exactness]} ${advice.code}`,
    exactness: advice.exactness,
    meaning: `A server that has accepted the connection says this with ${advice.code} ${lookUp(advice.code).name}.`,
    advice,
  };
}

function httpCell(best: BestHttp): Pick<RowFace, 'http' | 'exactness'> {
  return { http: best.label, exactness: best.exactness };
}

/** The canon: each registered code, then the ranges around them. */
export const CODE_ROWS: readonly ReferenceRow[] = CLOSE_CODES.map(({ code }) => codeRow(code));
export const RANGE_ROWS: readonly ReferenceRow[] = CODE_RANGES.filter(({ from }) => from !== null).map(rangeRow);
export const STATUS_ROWS: readonly ReferenceRow[] = STATUS_ADVICE.map(statusRow);

export function applicationRows(dictionaries: readonly Dictionary[]): ReferenceRow[] {
  return dictionaries.flatMap((dictionary) =>
    dictionary.codes.flatMap(({ code }) => {
      const meaning = meaningIn(dictionary, code);
      return meaning ? [applicationRow(meaning)] : [];
    }),
  );
}

/** The row that a fragment such as `1006`, `4000-4999`, `http-403` or `discord-gateway:4004` names. */
export function rowById(id: string, dictionaries: DictionarySet | null): ReferenceRow | null {
  if (/^\d{1,5}$/.test(id)) return codeRow(Number(id));
  const [dictionary, code] = id.split(':');
  if (code === undefined) return [...RANGE_ROWS, ...STATUS_ROWS].find((row) => row.id === id) ?? null;
  const use = dictionaries?.uses(Number(code)).find((each) => each.dictionary.id === dictionary);
  return use ? applicationRow(use) : null;
}

/** The code that tells which range a row is of. */
export function codeOf(row: ReferenceRow): number {
  switch (row.kind) {
    case 'code':
      return row.code.code;
    case 'application':
      return row.application.code;
    case 'status':
      return row.advice.code;
    case 'range':
      // Its last code: the first of 1000 to 2999 is not like the rest.
      return row.range.to ?? Number.NaN;
  }
}

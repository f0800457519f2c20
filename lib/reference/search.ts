import type { Dictionary } from '../../data/dictionary';
import { HTTP_WS_ROWS } from '../../data/http-ws-reference';
import { PRECISELY, RANGES_PRECISELY } from '../../data/rfc6455-status-codes';
import { local } from '../i18n/translation';
import type { ApplicationMeaning } from './dictionary-set';
import { applicationRows, CODE_ROWS, codeRow, RANGE_ROWS, type ReferenceRow, STATUS_ROWS } from './rows';

/** Rows that fit a query, the likeliest meant first; none for a query without letters or digits. */
export type Search = (query: string) => readonly ReferenceRow[];

/**
 * Makes the search of the reference: by code or its beginning, name, word, HTTP status or its text, and dictionary, in
 * any mixture (`discord 4004`). Every word must fit somewhere. Facts are found in English and in the page's language.
 *
 * @param dictionaries whose codes are found as well; `[]` for the canon alone
 * @param own ids of those that are the user's own: whoever types the code of one means that
 */
export function createSearch(dictionaries: readonly Dictionary[], own: ReadonlySet<string> = new Set()): Search {
  const entries = [...CODE_ROWS, ...RANGE_ROWS, ...STATUS_ROWS, ...applicationRows(dictionaries)].map(rowWords);
  return (query) => {
    const words = wordsOf(query);
    if (words.length === 0) return [];
    const hits = entries.flatMap((entry) => {
      const score = scoreOf(entry, words);
      return score > 0 ? [{ row: entry.row, score }] : [];
    });
    hits.sort((a, b) => b.score - a.score);
    const rows = hits.map(({ row }) => row);
    const meant = rows.filter((row) => isOwnCode(row, words, own));
    if (meant.length === 0) return [...unlisted(words, hits.length === 0), ...rows];
    return [...meant, ...unlisted(words, false), ...rows.filter((row) => !meant.includes(row))];
  };
}

/** Below 3000 the code is the standard's, whoever adds to it. */
function isOwnCode(row: ReferenceRow, words: readonly string[], own: ReadonlySet<string>): boolean {
  if (row.kind !== 'application' || row.application.code < 3000) return false;
  return own.has(row.application.dictionary.id) && words.includes(row.label);
}

/**
 * A number of four digits or more that no row has is answered all the same, ahead of whatever merely mentions it; a
 * shorter one, likely the beginning of something, only where nothing else is found.
 */
function unlisted(words: readonly string[], nothingElse: boolean): ReferenceRow[] {
  const [word] = words;
  if (words.length !== 1 || word === undefined || !(nothingElse ? /^\d{1,7}$/ : /^\d{4,5}$/).test(word)) return [];
  return CODE_ROWS.some(({ id }) => id === word) ? [] : [codeRow(Number(word))];
}

interface Entry {
  row: ReferenceRow;
  /** Its name, and others it is known by: to be called by the whole of one counts most. */
  names: readonly string[];
  fields: readonly Field[];
  bonus: number;
}

interface Field {
  words: readonly string[];
  /** What a whole word is worth; the beginning of a word half of it. */
  weight: number;
}

function scoreOf({ names, fields, bonus }: Entry, words: readonly string[]): number {
  let sum = 0;
  for (const word of words) {
    // Chinese is written without spaces: its words are found within others.
    const within = HAN.test(word);
    let best = 0;
    for (const field of fields) {
      for (const own of field.words) {
        if (own === word) best = Math.max(best, field.weight);
        else if (within ? own.includes(word) : own.startsWith(word)) best = Math.max(best, field.weight / 2);
      }
    }
    if (best === 0) return 0;
    sum += best;
  }
  const phrase = words.join(' ');
  if (names.includes(phrase)) sum += 60;
  else if (names.some((name) => ` ${name} `.includes(` ${phrase} `))) sum += 30;
  return sum + bonus;
}

const HAN = /\p{Script=Han}/u;

/** Words in lower case; a number is a word, and so is each part of `graphql-transport-ws`. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

const field = (weight: number, ...texts: (string | null | undefined)[]): Field => ({
  weight,
  words: [...new Set(texts.flatMap((text) => wordsOf(text ?? '')))],
});

/** Statuses that the application itself likens its code to. */
function likened({ code, http }: ApplicationMeaning): number[] {
  return code < 3000 ? [] : http.map(({ status }) => status);
}

const STATUS_WEIGHT = { exact: 60, close: 50, loose: 30, none: 0 } as const;

function rowWords(row: ReferenceRow): Entry {
  const names = [row.name, ...(row.kind === 'code' ? row.code.aliases : [])].map((name) => wordsOf(name).join(' '));
  return { row, names, ...detailsOf(row) };
}

function detailsOf(row: ReferenceRow): Pick<Entry, 'fields' | 'bonus'> {
  switch (row.kind) {
    case 'code': {
      const { code } = row;
      const theirs = HTTP_WS_ROWS.filter(({ from, to }) => from === code.code && to === code.code);
      return {
        bonus: 40,
        fields: [
          field(100, row.label),
          field(50, row.name),
          field(40, ...code.aliases, ...theirs.map(({ closeText }) => closeText)),
          ...code.http.map((http) => field(STATUS_WEIGHT[http.exactness], String(http.status))),
          ...code.http.map((http) => field(STATUS_WEIGHT[http.exactness] / 2, http.text, 'http')),
          field(14, row.meaning, local(row.meaning), ...theirs.map(({ statusText }) => statusText)),
          field(8, code.whatToDo, local(code.whatToDo), code.note, code.category, PRECISELY[code.code]),
          field(6, ...theirs.flatMap(({ category, description }) => [category, description])),
        ],
      };
    }
    case 'range': {
      const { range } = row;
      const precisely = RANGES_PRECISELY.find(({ from }) => from === range.from)?.text;
      const theirs = HTTP_WS_ROWS.filter(({ from, to }) => from === range.from && to === range.to);
      return {
        bonus: 20,
        fields: [
          field(70, row.label),
          field(50, row.name),
          field(30, row.category, 'range', ...theirs.flatMap(({ category, closeText }) => [category, closeText])),
          field(14, row.meaning, local(row.meaning), local(row.name), range.policy),
          field(6, precisely, ...theirs.map(({ description }) => description)),
        ],
      };
    }
    case 'application': {
      const { dictionary, entry } = row.application;
      return {
        bonus: dictionary.kind === 'application' ? 2 : 0,
        fields: [
          field(70, row.label),
          field(44, row.name),
          field(44, dictionary.id, dictionary.name),
          ...likened(row.application).map((status) => field(46, String(status))),
          field(
            12,
            ...[row.meaning, entry.advice].flatMap((text) => (text === undefined ? [] : [text, local(text)])),
            ...Object.keys('reasons' in entry ? (entry.reasons ?? {}) : {}),
          ),
          field(4, entry.note),
        ],
      };
    }
    case 'status':
      return {
        bonus: 20,
        fields: [
          field(58, String(row.advice.status)),
          field(36, row.name, 'http', 'status'),
          field(20, String(row.advice.code)),
        ],
      };
  }
}

import type { ApplicationCode, ApplicationRange, Dictionary } from '../../data/dictionary';
import type { Detection } from './detect';
import { type BestHttp, bestOf, type RankedEquivalent } from './http-equivalent';
import { httpStatusText } from './http-status';
import { lookUp } from './look-up';

/** What a dictionary says of a code. */
export interface ApplicationMeaning {
  code: number;
  dictionary: Dictionary;
  /** `range`: only a rule for many codes covers it. */
  from: 'code' | 'range';
  entry: ApplicationCode | ApplicationRange;
  name: string;
  meaning: string;
  http: readonly RankedEquivalent[];
  bestHttp: BestHttp;
  source: string;
}

/** {@link ApplicationMeaning}, and how the connection was recognised. */
export interface RecognisedMeaning extends ApplicationMeaning {
  detection: Detection;
}

/** What one dictionary says of a code, by its entry or else by its first range that covers it. */
export function meaningIn(dictionary: Dictionary, code: number): ApplicationMeaning | null {
  const own = indexOf(dictionary).get(code);
  if (own) return describe(dictionary, code, 'code', own, own.http);
  const range = dictionary.ranges?.find(({ from, to }) => code >= from && code <= to);
  if (!range || !Number.isInteger(code)) return null;
  if (range.statusOffset === undefined) return describe(dictionary, code, 'range', range, undefined);
  const status = code - range.statusOffset;
  return httpStatusText(status) === null ? null : describe(dictionary, code, 'range', range, status);
}

/**
 * What the recognised protocol says of a code: the surest detection that has a word on it. A hint asserts nothing and
 * is passed over.
 */
export function applicationMeaning(code: number, detections: readonly Detection[]): RecognisedMeaning | null {
  for (const detection of detections) {
    const meaning = detection.sure ? meaningIn(detection.dictionary, code) : null;
    if (meaning) return { ...meaning, detection };
  }
  return null;
}

const indexes = new WeakMap<Dictionary, ReadonlyMap<number, ApplicationCode>>();

function indexOf(dictionary: Dictionary): ReadonlyMap<number, ApplicationCode> {
  let index = indexes.get(dictionary);
  if (!index) {
    index = new Map(dictionary.codes.map((entry) => [entry.code, entry]));
    indexes.set(dictionary, index);
  }
  return index;
}

/** The protocol's own codes keep their equivalents, whatever an application adds; above 2999 they are its own. */
function inherited(code: number): readonly RankedEquivalent[] {
  return code < 3000 ? lookUp(code).http : [];
}

function describe(
  dictionary: Dictionary,
  code: number,
  from: 'code' | 'range',
  entry: ApplicationCode | ApplicationRange,
  status: number | undefined,
): ApplicationMeaning {
  const source = entry.source ?? dictionary.source;
  const text = status === undefined ? null : httpStatusText(status);
  const http: readonly RankedEquivalent[] =
    status === undefined || text === null ? inherited(code) : [{ status, text, exactness: 'close', source, notes: [] }];
  const name = from === 'range' && text !== null ? text : entry.name;
  return { code, dictionary, from, entry, name, meaning: entry.meaning, http, bestHttp: bestOf(http), source };
}

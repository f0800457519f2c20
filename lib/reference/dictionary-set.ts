import type { ApplicationCode, ApplicationRange, Dictionary } from '../../data/dictionary';
import { type Connection, createDetector, type Detection } from './detect';
import { type BestHttp, bestOf, httpStatusText, type RankedEquivalent } from './http-equivalent';
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
  if (own) return meaningFrom(dictionary, code, 'code', own, own.http);
  const range = dictionary.ranges?.find(({ from, to }) => code >= from && code <= to);
  if (!range || !Number.isInteger(code)) return null;
  if (range.statusOffset === undefined) return meaningFrom(dictionary, code, 'range', range, undefined);
  const status = code - range.statusOffset;
  return httpStatusText(status) === null ? null : meaningFrom(dictionary, code, 'range', range, status);
}

/**
 * What the recognised protocol says of a code: the surest detection that has a word on it. A hint asserts nothing and
 * is passed over.
 */
function applicationMeaning(code: number, detections: readonly Detection[]): RecognisedMeaning | null {
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

function meaningFrom(
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

export interface Candidate extends ApplicationMeaning {
  /**
   * - `hinted`: something about the connection is often seen with it
   * - `possible`: it may run on any host and path
   * - `unlikely`: its connections are known by a subprotocol or host that this one does not have, or its client makes
   *   the code up, so that no Close frame carries it
   */
  likelihood: 'hinted' | 'possible' | 'unlikely';
}

const LIKELIHOODS: readonly Candidate['likelihood'][] = ['hinted', 'possible', 'unlikely'];

/**
 * Who else uses a code, the likeliest first: for a connection that no dictionary recognises. None of them is a fact.
 * Dictionaries that only have a rule for a whole range count as well, after those with an entry.
 *
 * @param detections what is known of the connection; `null`: nothing, so that nothing is ruled out by it.
 */
function candidates(
  code: number,
  dictionaries: readonly Dictionary[],
  detections: readonly Detection[] | null = null,
): Candidate[] {
  return dictionaries
    .flatMap((dictionary) => {
      const meaning = meaningIn(dictionary, code);
      return meaning ? [{ ...meaning, likelihood: likelihoodOf(meaning, detections) }] : [];
    })
    .sort(
      (a, b) =>
        LIKELIHOODS.indexOf(a.likelihood) - LIKELIHOODS.indexOf(b.likelihood) ||
        Number(a.from === 'range') - Number(b.from === 'range') ||
        Number(a.dictionary.kind === 'runtime') - Number(b.dictionary.kind === 'runtime'),
    );
}

function likelihoodOf(meaning: ApplicationMeaning, detections: readonly Detection[] | null): Candidate['likelihood'] {
  const { dictionary, entry } = meaning;
  if ('synthetic' in entry || 'inBand' in entry || 'deprecated' in entry) return 'unlikely';
  if (detections?.some((detection) => detection.dictionary === dictionary)) return 'hinted';
  const known = dictionary.detect;
  const bound = known?.subprotocols !== undefined || known?.hosts !== undefined;
  return detections !== null && bound && known?.paths === undefined ? 'unlikely' : 'possible';
}

/** All dictionaries in force, and the questions asked of them. */
export interface DictionarySet {
  readonly dictionaries: readonly Dictionary[];
  /** What a connection speaks, the surest first. */
  detect(connection: Connection): readonly Detection[];
  /** What a code means on this connection, where its protocol is recognised and has a word on the code. */
  meaning(code: number, connection: Connection): RecognisedMeaning | null;
  /** Who else uses a code, likeliest first; without a connection nothing is ruled out. */
  candidates(code: number, connection?: Connection): Candidate[];
  /** All that dictionaries say of a code, in their order. */
  uses(code: number): ApplicationMeaning[];
}

/**
 * @param builtIn usually {@link BUILT_IN}
 * @param own the user's: they come first, and replace built-in ones of the same id
 */
export function createDictionarySet(builtIn: readonly Dictionary[], own: readonly Dictionary[] = []): DictionarySet {
  const replaced = new Set(own.map(({ id }) => id));
  const dictionaries = [...own, ...builtIn.filter(({ id }) => !replaced.has(id))];
  const detect = createDetector(dictionaries);
  return {
    dictionaries,
    detect,
    meaning: (code, connection) => applicationMeaning(code, detect(connection)),
    candidates: (code, connection) => candidates(code, dictionaries, connection ? detect(connection) : null),
    uses: (code) => dictionaries.flatMap((dictionary) => meaningIn(dictionary, code) ?? []),
  };
}

import type { Dictionary } from '../../data/dictionary';
import { type ApplicationMeaning, applicationMeaning, meaningIn, type RecognisedMeaning } from './application';
import { type Candidate, candidates } from './candidates';
import type { Connection } from './clues';
import { createDetector, type Detection } from './detect';

/** All dictionaries in force, and the questions asked of them. */
export interface Dialects {
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
export function createDialects(builtIn: readonly Dictionary[], own: readonly Dictionary[] = []): Dialects {
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

import type { Dictionary } from '../../data/dictionary';
import { type ApplicationMeaning, meaningIn } from './application';
import type { Detection } from './detect';

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
export function candidates(
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

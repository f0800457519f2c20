import { CAUSES } from '../../data/causes/causes';
import { compileFilter } from '../query/filter';
import type { Problem } from '../query/problem';
import type { FilterSeams } from '../query/term';
import { describe, type EndWords, endWords } from '../record/describe';
import { applicationIds, applicationsOf } from '../record/dialect';
import type { LogDiagnosis } from './diagnosis';
import type { Matcher } from './view';

export interface Filter {
  /** `null`: everything matches. */
  match: Matcher | null;
  /** Parts of the text that were left out, and why. */
  problems: readonly Problem[];
  /** Whether it asks why entries ended, which is found out after they came. */
  asksCauses: boolean;
}

/** What the filter asks of other parts of Hangup. */
export function filterSeams(diagnosis: Pick<LogDiagnosis, 'causes'>): FilterSeams {
  return {
    apps: ({ record }) => applicationsOf(record),
    get appIds() {
      return applicationIds();
    },
    causes: ({ record }) => diagnosis.causes(record.key),
    causeIds: CAUSES.map(({ id }) => id),
  };
}

/** The filter box's text, compiled. */
export function compile(text: string, seams: FilterSeams): Filter {
  const { match, problems, empty, byKind, keys } = compileFilter(text, seams);
  const test: Matcher = (entry) => match(entry, describe(entry));
  return { match: empty ? null : byKind ? onceForEachKind(test) : test, problems, asksCauses: keys.has('cause') };
}

/** Long logs have few kinds of ends: the same URL, code, reason and words again and again. */
function onceForEachKind(test: Matcher): Matcher {
  const verdicts = new WeakMap<EndWords, boolean>();
  return (entry) => {
    const words = endWords(entry);
    let verdict = verdicts.get(words);
    if (verdict === undefined) {
      verdict = test(entry);
      verdicts.set(words, verdict);
    }
    return verdict;
  };
}

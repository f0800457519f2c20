import { compileFilter } from '../query/filter';
import type { Problem } from '../query/problem';
import type { FilterSeams } from '../query/term';
import { describe, type EndWords, endWords } from '../record/describe';
import { applicationIds, applicationsOf } from '../record/dialect';
import type { Matcher } from './view';

export interface Filter {
  /** `null`: everything matches. */
  match: Matcher | null;
  /** Parts of the text that were left out, and why. */
  problems: readonly Problem[];
}

/** What the filter asks of other parts of Hangup. */
export const FILTER_SEAMS: FilterSeams = {
  apps: ({ record }) => applicationsOf(record),
  get appIds() {
    return applicationIds();
  },
};

/** The filter box's text, compiled. */
export function compile(text: string): Filter {
  const { match, problems, empty, byKind } = compileFilter(text, FILTER_SEAMS);
  const test: Matcher = (entry) => match(entry, describe(entry));
  return { match: empty ? null : byKind ? onceForEachKind(test) : test, problems };
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

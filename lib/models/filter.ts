import { compileFilter } from '../query/filter';
import type { Problem } from '../query/problem';
import type { FilterSeams } from '../query/term';
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
  const { match, problems, empty } = compileFilter(text, FILTER_SEAMS);
  return { match: empty ? null : match, problems };
}

import { compileFilter } from '../query/filter';
import type { Problem } from '../query/problem';
import type { Matcher } from './view';

export interface Filter {
  /** `null`: everything matches. */
  match: Matcher | null;
  /** Parts of the text that were left out, and why. */
  problems: readonly Problem[];
}

/** The filter box's text, compiled. */
export function compile(text: string): Filter {
  const { match, problems, empty } = compileFilter(text);
  return { match: empty ? null : match, problems };
}

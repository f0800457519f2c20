import { type UnplacedProblem, unplacedProblem } from './problem';
import { costOf, createMachine, toProgram } from './regex-engine';

export interface TextMatch {
  test(text: string): boolean;
}

/** Longer patterns are refused, so that compiling stays cheap. */
export const LONGEST_REGEX = 512;

const SLASHES = /^\/(.+)\/([imsu]*)$/s;

/** `/…/i` between slashes is a regular expression; anything else is searched for as it stands, in any case. */
export function parseText(value: string, quoted: boolean): TextMatch | UnplacedProblem {
  const [, pattern, flags = ''] = (!quoted && SLASHES.exec(value)) || [];
  if (pattern === undefined) return contains(value);
  if (pattern.length > LONGEST_REGEX) return unplacedProblem('long-regex', String(LONGEST_REGEX));
  try {
    return fromRegex(new RegExp(pattern, flags)) ?? unplacedProblem('slow-regex', value);
  } catch (error) {
    return unplacedProblem('bad-regex', value, sayWhy(error));
  }
}

/** Texts up to which the engine's own matcher is sure to be quick, by the number of unbounded repetitions. */
const QUICK_UP_TO = [65_536, 2_048, 256];

/**
 * Script cannot stop a regex that runs, and a page chooses the texts it runs over. So the engine's matcher is used where
 * it is sure to finish soon, else a slower one that takes no longer for any pattern. `null`: neither can be.
 */
function fromRegex(regex: RegExp): TextMatch | null {
  const { unbounded, explosive } = costOf(regex.source);
  const quickUpTo = explosive ? 0 : (QUICK_UP_TO[unbounded] ?? 0);
  const program = toProgram(regex.source, regex.flags);
  if (!program) return quickUpTo < LONG_ENOUGH ? null : { test: (text) => regex.test(text.slice(0, quickUpTo)) };
  const steadily = createMachine(program, regex.flags);
  return { test: (text) => (text.length <= quickUpTo ? regex.test(text) : steadily(text)) };
}

/** Look-arounds have the engine's matcher alone, and it sees no more of a text than it can be quick with. */
const LONG_ENOUGH = 2_048;

/** Without regard to case. An escaped regex, because it makes no lower-cased copy of each field of each entry. */
function contains(text: string): TextMatch {
  return new RegExp(text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'iu');
}

/** Engines say `Invalid regular expression: /(/: Unterminated group`; the part after the pattern is the reason. */
function sayWhy(error: unknown): string {
  const words = error instanceof Error ? error.message : '';
  return words.split(': ').at(-1)?.toLowerCase() || 'it cannot be read';
}

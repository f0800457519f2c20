import { type Complaint, complain } from './problem';
import { isSafe } from './regex-cost';

export interface TextMatch {
  test(text: string): boolean;
}

/** Longer patterns are refused, so that compiling stays cheap. */
export const LONGEST_REGEX = 512;
/** A regex sees at most this much of each field: its cost grows faster than the text. */
export const REGEX_SEES = 2048;

const SLASHES = /^\/(.+)\/([imsu]*)$/s;

/** `/…/i` between slashes is a regular expression; anything else is searched for as it stands, in any case. */
export function parseText(value: string, quoted: boolean): TextMatch | Complaint {
  const [, pattern, flags = ''] = (!quoted && SLASHES.exec(value)) || [];
  if (pattern === undefined) return contains(value);
  if (pattern.length > LONGEST_REGEX) return complain('long-regex', String(LONGEST_REGEX));
  try {
    const regex = new RegExp(pattern, flags);
    if (!isSafe(pattern)) return complain('slow-regex', value);
    return { test: (text) => regex.test(text.length > REGEX_SEES ? text.slice(0, REGEX_SEES) : text) };
  } catch (error) {
    return complain('bad-regex', value, sayWhy(error));
  }
}

/** Without regard to case. An escaped regex, because it makes no lower-cased copy of each field of each entry. */
function contains(text: string): TextMatch {
  return new RegExp(text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'iu');
}

/** Engines say `Invalid regular expression: /(/: Unterminated group`; the part after the pattern is the reason. */
function sayWhy(error: unknown): string {
  const words = error instanceof Error ? error.message : '';
  return words.split(': ').at(-1)?.toLowerCase() || 'it cannot be read';
}

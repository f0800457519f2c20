/** Backtracking over text of length n costs about n to the power of (this + 1). */
const MOST_UNBOUNDED = 2;
/** Each optional part may double the ways to try. */
const MOST_OPTIONAL = 12;

/**
 * Whether a valid pattern is sure to finish soon on a bounded text: script cannot stop a regex once it runs. Refused
 * are repeated groups that hold a repetition or an alternative (`(a+)+`, `(a|aa)*`), back references, and too many
 * repetitions in a row. It errs on the side of refusing.
 */
export function isSafe(pattern: string): boolean {
  let unbounded = 0;
  let optional = 0;
  /** Per open group: whether it can match in more than one way. */
  const open: boolean[] = [false];
  let lastAtom: 'one-way' | 'many-ways' = 'one-way';
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern.charAt(at);
    if (char === '\\') {
      const next = pattern.charAt(at + 1);
      if (/[1-9k]/.test(next)) return false;
      at++;
      lastAtom = 'one-way';
    } else if (char === '[') {
      at = endOfClass(pattern, at);
      lastAtom = 'one-way';
    } else if (char === '(') {
      open.push(false);
      const opening = /^\(\?(?:[:=!]|<[=!]|<[^>]*>|[a-z-]*:)/.exec(pattern.slice(at));
      if (opening) at += opening[0].length - 1;
    } else if (char === ')') {
      lastAtom = open.pop() ? 'many-ways' : 'one-way';
      if (lastAtom === 'many-ways') markOpen(open);
    } else if (char === '|') {
      markOpen(open);
    } else {
      const quantifier = QUANTIFIER.exec(pattern.slice(at));
      if (!quantifier) {
        lastAtom = 'one-way';
        continue;
      }
      at += quantifier[0].length - 1;
      const { least, most } = bounds(quantifier);
      if (most > 1 && lastAtom === 'many-ways') return false;
      if (least === most) continue;
      markOpen(open);
      if (most - least > MOST_OPTIONAL) unbounded++;
      else optional += most - least;
    }
  }
  return unbounded <= MOST_UNBOUNDED && optional <= MOST_OPTIONAL;
}

const QUANTIFIER = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/;

function bounds([, sign, low, comma, high]: RegExpExecArray): { least: number; most: number } {
  if (sign === '*') return { least: 0, most: Number.POSITIVE_INFINITY };
  if (sign === '+') return { least: 1, most: Number.POSITIVE_INFINITY };
  if (sign === '?') return { least: 0, most: 1 };
  const least = Number(low);
  return { least, most: comma ? (high ? Number(high) : Number.POSITIVE_INFINITY) : least };
}

function markOpen(open: boolean[]): void {
  if (open.length > 0) open[open.length - 1] = true;
}

function endOfClass(pattern: string, from: number): number {
  for (let at = from + 1; at < pattern.length; at++) {
    if (pattern.charAt(at) === '\\') at++;
    else if (pattern.charAt(at) === ']') return at;
  }
  return pattern.length;
}

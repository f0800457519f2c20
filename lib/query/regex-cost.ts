/** How long a pattern may take to fail, for a matcher that tries all ways one after the other, as script's own does. */
export interface RegexCost {
  /** Parts that repeat without bound: over text of length n it takes about n to the power of (this + 1). */
  unbounded: number;
  /** Whether it may take exponential time: it repeats what can match in several ways, or looks back at what it matched. */
  explosive: boolean;
}

/** Each optional part may double the ways to try. */
const MOST_OPTIONAL = 12;

/** The cost of a valid pattern; it errs on the side of too high. */
export function costOf(pattern: string): RegexCost {
  let unbounded = 0;
  let optional = 0;
  let explosive = false;
  /** Per open group: whether it can match in more than one way. */
  const open: boolean[] = [false];
  let manyWays = false;
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern.charAt(at);
    if (char === '\\') {
      if (/[1-9k]/.test(pattern.charAt(at + 1))) explosive = true;
      at++;
      manyWays = false;
    } else if (char === '[') {
      at = endOfClass(pattern, at);
      manyWays = false;
    } else if (char === '(') {
      open.push(false);
      at += lengthOfOpening(pattern, at) - 1;
    } else if (char === ')') {
      manyWays = open.pop() ?? false;
      if (manyWays) markOpen(open);
    } else if (char === '|') {
      markOpen(open);
    } else {
      const quantifier = readQuantifier(pattern, at);
      if (!quantifier) {
        manyWays = false;
        continue;
      }
      const { least, most, length } = quantifier;
      at += length - 1;
      if (most > 1 && manyWays) explosive = true;
      if (least === most) continue;
      markOpen(open);
      if (most - least > MOST_OPTIONAL) unbounded++;
      else optional += most - least;
    }
  }
  return { unbounded, explosive: explosive || optional > MOST_OPTIONAL };
}

/** Length of what opens a group: `(`, `(?:`, `(?=`, `(?<name>` … */
export function lengthOfOpening(pattern: string, at: number): number {
  OPENING.lastIndex = at;
  return OPENING.exec(pattern)?.[0].length ?? 1;
}

export interface Quantifier {
  least: number;
  most: number;
  /** In the pattern, a question mark for laziness included. */
  length: number;
}

export function readQuantifier(pattern: string, at: number): Quantifier | null {
  QUANTIFIER.lastIndex = at;
  const found = QUANTIFIER.exec(pattern);
  if (!found) return null;
  const [{ length }, sign, low, comma, high] = found;
  if (sign) return { least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Number.POSITIVE_INFINITY, length };
  const least = Number(low);
  return { least, most: comma ? (high ? Number(high) : Number.POSITIVE_INFINITY) : least, length };
}

/** Where the bracket that closes a class stands. */
export function endOfClass(pattern: string, from: number): number {
  for (let at = from + 1; at < pattern.length; at++) {
    if (pattern.charAt(at) === '\\') at++;
    else if (pattern.charAt(at) === ']') return at;
  }
  return pattern.length;
}

const OPENING = /\((?:\?(?:[:=!]|<[=!]|<[^>]*>|[a-z-]*:))?/y;
const QUANTIFIER = /(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/y;

function markOpen(open: boolean[]): void {
  if (open.length > 0) open[open.length - 1] = true;
}

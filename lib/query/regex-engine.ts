/**
 * One step of a machine that follows all ways through a pattern at once (Thompson 1968). Places are told from the step
 * itself, so that programs can be put together without a change.
 */
type Step =
  | { kind: 'char'; test: (char: string) => boolean }
  | { kind: 'split'; by: [number, number] }
  | { kind: 'jump'; by: number }
  | { kind: 'assert'; what: '^' | '$' | 'b' | 'B' }
  | { kind: 'match' };

/** `{1,900}` is written out: longer programs are refused. */
const MOST_STEPS = 2_000;

/**
 * A valid regular expression as a program; `null` where it cannot be followed without going back (look-arounds, back
 * references) or would be too long. Groups capture nothing: it is only asked whether there is a match.
 */
export function toProgram(pattern: string, flags: string): Step[] | null {
  let at = 0;

  function alternatives(): Step[] | null {
    const first = sequence();
    if (!first || pattern.charAt(at) !== '|') return first;
    at++;
    const rest = alternatives();
    if (!rest || first.length + rest.length > MOST_STEPS) return null;
    return [{ kind: 'split', by: [1, first.length + 2] }, ...first, { kind: 'jump', by: rest.length + 1 }, ...rest];
  }

  function sequence(): Step[] | null {
    const steps: Step[] = [];
    while (at < pattern.length && pattern.charAt(at) !== '|' && pattern.charAt(at) !== ')') {
      const body = atom();
      if (!body) return null;
      const quantifier = readQuantifier(pattern, at);
      at += quantifier?.length ?? 0;
      const repeated = quantifier ? repeat(body, quantifier.least, quantifier.most) : body;
      if (!repeated || steps.length + repeated.length > MOST_STEPS) return null;
      steps.push(...repeated);
    }
    return steps;
  }

  function atom(): Step[] | null {
    const char = pattern.charAt(at);
    if (char === '(') {
      const opening = pattern.slice(at, at + lengthOfOpening(pattern, at));
      if (/^\(\?(?:[=!]|<[=!]|[a-z-]+:)/.test(opening)) return null;
      at += opening.length;
      const group = alternatives();
      at++;
      return group;
    }
    if (char === '^' || char === '$') {
      at++;
      return [{ kind: 'assert', what: char }];
    }
    const source = readAtom(pattern, at, flags);
    at += source.length;
    if (source === '\\b' || source === '\\B') return [{ kind: 'assert', what: source === '\\b' ? 'b' : 'B' }];
    return /^\\(?:[1-9k]|0\d)/.test(source) ? null : [{ kind: 'char', test: charTest(source, flags) }];
  }

  const steps = alternatives();
  return steps && at >= pattern.length ? [...steps, { kind: 'match' }] : null;
}

/** The body as often as wanted, one copy after the other. */
function repeat(body: readonly Step[], least: number, most: number): Step[] | null {
  const endless = most === Number.POSITIVE_INFINITY;
  const copies = endless ? least + 1 : most;
  if (copies * (body.length + 2) > MOST_STEPS) return null;
  const steps: Step[] = [];
  for (let copy = 0; copy < copies; copy++) {
    if (copy < least) steps.push(...body);
    else if (endless) {
      const back = body.length + 1;
      steps.push({ kind: 'split', by: [1, back + 1] }, ...body, { kind: 'jump', by: -back });
    } else steps.push({ kind: 'split', by: [1, body.length + 1] }, ...body);
  }
  return steps;
}

/** The source of what matches one character: a class, an escape, or the character itself. */
function readAtom(pattern: string, at: number, flags: string): string {
  const char = pattern.charAt(at);
  if (char === '[') return pattern.slice(at, endOfClass(pattern, at) + 1);
  const unicode = flags.includes('u');
  if (char === '\\') {
    const escaped = unicode ? UNICODE_ESCAPE : ESCAPE;
    escaped.lastIndex = at;
    return escaped.exec(pattern)?.[0] ?? pattern.slice(at, at + 2);
  }
  return unicode ? String.fromCodePoint(pattern.codePointAt(at) ?? 0) : char;
}

const ESCAPE = /\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|c[a-z]|0\d+|.)/isy;
/** `\p{…}` and `\u{…}` are that with the flag alone (ECMA-262 §B.1.2). */
const UNICODE_ESCAPE = /\\(?:u\{[0-9a-f]+\}|u[0-9a-f]{4}|x[0-9a-f]{2}|c[a-z]|p\{[^}]*\}|.)/isy;

/** The engine itself says what one character matches, so that cases, classes and properties are as it has them. */
function charTest(source: string, flags: string): (char: string) => boolean {
  const regex = new RegExp(`^(?:${source})$`, flags.replace('m', ''));
  const known = new Map<string, boolean>();
  return (char) => {
    let matches = known.get(char);
    if (matches === undefined) {
      matches = regex.test(char);
      if (known.size < 1_000) known.set(char, matches);
    }
    return matches;
  };
}

/**
 * Follows all ways through a program at once, character by character: time is the length of the text times that of the
 * program, whatever the pattern, where script's own matcher may need longer than anybody lives.
 */
export function createMachine(program: readonly Step[], flags: string): (text: string) => boolean {
  const multiline = flags.includes('m');
  const byCodePoint = flags.includes('u');
  /** In which round a step was last added, so that none is added twice. */
  const addedIn = new Float64Array(program.length);
  let round = 0;

  /** Adds a step and all that can be reached from it without a character; true: the match is reached. */
  function add(into: number[], first: number, text: string, at: number): boolean {
    const stack = [first];
    for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
      if (addedIn[step] === round) continue;
      addedIn[step] = round;
      const what = program[step];
      if (!what) continue;
      if (what.kind === 'match') return true;
      if (what.kind === 'jump') stack.push(step + what.by);
      else if (what.kind === 'split') stack.push(step + what.by[0], step + what.by[1]);
      else if (what.kind === 'char') into.push(step);
      else if (holds(what.what, text, at, multiline)) stack.push(step + 1);
    }
    return false;
  }

  return (text) => {
    let current: number[] = [];
    round++;
    if (add(current, 0, text, 0)) return true;
    for (let at = 0; at < text.length; ) {
      const char = byCodePoint ? String.fromCodePoint(text.codePointAt(at) ?? 0) : text.charAt(at);
      at += char.length;
      const next: number[] = [];
      round++;
      for (const step of current) {
        const what = program[step];
        if (what?.kind === 'char' && what.test(char) && add(next, step + 1, text, at)) return true;
      }
      // A match may begin anywhere.
      if (add(next, 0, text, at)) return true;
      current = next;
    }
    return false;
  };
}

function holds(what: '^' | '$' | 'b' | 'B', text: string, at: number, multiline: boolean): boolean {
  switch (what) {
    case '^':
      return at === 0 || (multiline && LINE_END.test(text.charAt(at - 1)));
    case '$':
      return at === text.length || (multiline && LINE_END.test(text.charAt(at)));
    case 'b':
      return WORD.test(text.charAt(at - 1)) !== WORD.test(text.charAt(at));
    case 'B':
      return WORD.test(text.charAt(at - 1)) === WORD.test(text.charAt(at));
  }
}

const WORD = /\w/;
const LINE_END = /[\n\r\u2028\u2029]/;

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
function lengthOfOpening(pattern: string, at: number): number {
  OPENING.lastIndex = at;
  return OPENING.exec(pattern)?.[0].length ?? 1;
}

export interface Quantifier {
  least: number;
  most: number;
  /** In the pattern, a question mark for laziness included. */
  length: number;
}

function readQuantifier(pattern: string, at: number): Quantifier | null {
  QUANTIFIER.lastIndex = at;
  const found = QUANTIFIER.exec(pattern);
  if (!found) return null;
  const [{ length }, sign, low, comma, high] = found;
  if (sign) return { least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Number.POSITIVE_INFINITY, length };
  const least = Number(low);
  return { least, most: comma ? (high ? Number(high) : Number.POSITIVE_INFINITY) : least, length };
}

/** Where the bracket that closes a class stands. */
function endOfClass(pattern: string, from: number): number {
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

import { endOfClass, lengthOfOpening, readQuantifier } from './regex-cost';

/**
 * One step of a machine that follows all ways through a pattern at once (Thompson 1968). Places are told from the step
 * itself, so that programs can be put together without a change.
 */
export type Step =
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

import type { Step } from './regex-program';

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

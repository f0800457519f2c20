import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { anyText } from '../model/arbitrary';
import { isUnplacedProblem } from './problem';
import { costOf, createMachine, toProgram } from './regex-engine';
import { LONGEST_REGEX, parseText } from './text-match';

// Properties are tried many times over, on machines that may have other work.
vi.setConfig({ testTimeout: 60_000 });

function matches(value: string, text: string): boolean {
  const wanted = parseText(value, false);
  if (isUnplacedProblem(wanted)) throw new Error(wanted.reason);
  return wanted.test(text);
}

const piece = fc.constantFrom(
  ...[
    'a',
    'b',
    'A',
    '.',
    '\\d',
    '\\w',
    '\\s',
    '\\b',
    '\\B',
    '^',
    '$',
    '|',
    '(',
    '(?:',
    '(?<n>',
    ')',
    '*',
    '+',
    '?',
    '+?',
  ],
  ...[
    '{2}',
    '{1,3}',
    '{2,}',
    '[ab]',
    '[^a]',
    '[a-c\\]]',
    '\\x61',
    '\\u0062',
    '\\.',
    '\\n',
    '1',
    ' ',
    'ü',
    '😀',
    '\\p{Lu}',
  ],
);
const flags = fc.constantFrom('', 'i', 's', 'm', 'u', 'iu', 'msu');
const anyRegex = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 10 }), flags)
  .map(([pieces, flag]) => toRegex(pieces.join(''), flag))
  .filter((regex) => regex !== null);
const subject = fc.oneof(
  anyText,
  fc
    .array(fc.constantFrom('a', 'b', 'A', 'B', '1', ' ', '\n', 'ü', '😀', '.', 'c'), { maxLength: 12 })
    .map((parts) => parts.join('')),
);

function toRegex(pattern: string, flag: string): RegExp | null {
  try {
    return new RegExp(pattern, flag);
  } catch {
    return null;
  }
}

describe('the machine that takes no longer for any pattern', () => {
  it("finds what the engine's own matcher finds", () => {
    let followed = 0;
    fc.assert(
      fc.property(anyRegex, fc.array(subject, { minLength: 1, maxLength: 5 }), (regex, texts) => {
        // V8 finds \B within a surrogate pair as well, where no character begins (ECMA-262 §22.2.7.2).
        fc.pre(!(regex.unicode && regex.source.includes('\\B')));
        const program = toProgram(regex.source, regex.flags);
        if (!program) return;
        followed++;
        const machine = createMachine(program, regex.flags);
        for (const text of texts) expect([text, machine(text)]).toEqual([text, regex.test(text)]);
      }),
      { numRuns: 3_000 },
    );
    expect(followed).toBeGreaterThan(1_000);
  });

  it('leaves look-arounds and back references alone', () => {
    for (const pattern of ['(?=a)', '(?!a)', '(?<=a)', '(?<!a)', '(a)\\1', '(?<n>a)\\k<n>', '(?:(?:a{99}){99})']) {
      expect(toProgram(pattern, '')).toBeNull();
    }
  });
});

describe('a pattern that would keep the engine busy for years', () => {
  it.each([
    '/(a+)+$/',
    '/^(a|a)*$/',
    '/(a|aa)+$/',
    '/^([a-z]+)*$/',
    '/(.*a){12}$/',
    '/a*a*a*a*a*a*b/',
    '/(?:a?){30}a{30}b/',
    '/(x+x+)+y/',
    '/^(([a-z])+.)+[A-Z]([a-z])+$/',
  ])('%s is done at once', (value) => {
    expect(matches(value, `${'a'.repeat(16_000)}!`)).toBe(false);
    expect(matches(value, `${'x'.repeat(16_000)}!`)).toBe(false);
  });

  it('is known by its cost', () => {
    expect(costOf('chat.*room')).toEqual({ unbounded: 1, explosive: false });
    expect(costOf('(?:foo|bar)baz')).toEqual({ unbounded: 0, explosive: false });
    expect(costOf('(?<year>[*+?]{4})\\(+')).toEqual({ unbounded: 1, explosive: false });
    expect(costOf('(a+)+')).toMatchObject({ explosive: true });
    expect(costOf('(foo|bar)*')).toMatchObject({ explosive: true });
    expect(costOf('(a)\\1')).toMatchObject({ explosive: true });
  });
});

describe('any value', () => {
  it('gives a matcher or a complaint, soon', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), flags, (pieces, flag) => {
        const wanted = parseText(`/${pieces.join('')}/${flag}`, false);
        if (isUnplacedProblem(wanted)) expect(wanted.id).toMatch(/-regex$/);
        else expect(wanted.test('aab'.repeat(1_000))).toBeTypeOf('boolean');
      }),
      { numRuns: 1_000 },
    );
  });

  it('without slashes is looked for as it stands, in any case', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (before, text, after) => {
        const wanted = parseText(text, true);
        fc.pre((before + text + after).includes(text));
        if (isUnplacedProblem(wanted)) throw new Error(wanted.reason);
        // A lone surrogate and its neighbour may become one character when they meet.
        fc.pre(before.isWellFormed() && text.isWellFormed() && after.isWellFormed());
        expect(wanted.test(before + text + after)).toBe(true);
      }),
    );
    expect(matches('GOING', 'going away')).toBe(true);
    expect(matches('a.c', 'abc')).toBe(false);
    expect(matches('/going/', 'GOING')).toBe(false);
    expect(matches('/going/i', 'GOING')).toBe(true);
  });

  it('is refused when it is too long to be compiled soon', () => {
    expect(parseText(`/${'a'.repeat(LONGEST_REGEX + 1)}/`, false)).toMatchObject({ id: 'long-regex' });
  });
});

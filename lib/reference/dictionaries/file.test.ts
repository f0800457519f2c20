import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dictionary } from '../../../data/dictionary';
import { BUILT_IN } from '../built-in';
import { parseDictionaries, writeDictionaries } from './file';
import { LIMITS } from './limits';

const ACME = `dictionaries:
  - name: Acme chat
    detect:
      hosts: [chat.acme.example]
    codes:
      - code: 4207
        name: Kicked
        meaning: A moderator removed you.
        severity: error
        reconnect: no
        link: https://acme.example/codes#4207
`;

/** Members of these names are let go, whoever writes them. */
const PROTOTYPES = ['__proto__', 'prototype', 'constructor'];

async function problemsOf(text: string) {
  const parsed = await parseDictionaries(text);
  return parsed.ok ? [] : parsed.problems;
}

describe('a file of dictionaries', () => {
  it('is read, and what was left out is filled in', async () => {
    expect(await parseDictionaries(ACME)).toEqual({
      ok: true,
      dictionaries: [
        {
          id: 'acme-chat',
          name: 'Acme chat',
          kind: 'application',
          source: 'Your own dictionary',
          detect: { hosts: ['chat.acme.example'] },
          codes: [
            {
              code: 4207,
              name: 'Kicked',
              meaning: 'A moderator removed you.',
              severity: 'error',
              reconnect: 'no',
              link: 'https://acme.example/codes#4207',
            },
          ],
        },
      ],
    });
  });

  it('may be one dictionary alone, and JSON', async () => {
    const text = '{"name": "Чат", "codes": [{"code": 4001, "name": "Gone", "meaning": "It went."}]}';
    expect(await parseDictionaries(text)).toMatchObject({ ok: true, dictionaries: [{ name: 'Чат' }] });
    expect(await parseDictionaries(`\uFEFF${text.replaceAll(' ', '\n\t')}`)).toMatchObject({ ok: true });
  });

  it.each([
    [
      'a code that is no number',
      ACME.replace('4207\n', '"4207"\n'),
      6,
      15,
      'dictionaries[0].codes[0].code',
      /whole number from 0 to 65535/,
    ],
    ['a code too large', ACME.replace('4207\n', '70000\n'), 6, 15, 'dictionaries[0].codes[0].code', /whole number/],
    [
      'a member that is missing',
      ACME.replace(/ +meaning.*\n/, ''),
      6,
      9,
      'dictionaries[0].codes[0].meaning',
      /“meaning” is missing/,
    ],
    [
      'a member that nobody knows',
      ACME.replace('severity', 'sevrity'),
      9,
      9,
      'dictionaries[0].codes[0].sevrity',
      /no “sevrity”/,
    ],
    [
      'a word that is none of those',
      ACME.replace('error', 'awful'),
      9,
      19,
      'dictionaries[0].codes[0].severity',
      /one of normal, warning, error/,
    ],
    [
      'a link that is none',
      ACME.replace('https:', 'javascript:'),
      11,
      15,
      'dictionaries[0].codes[0].link',
      /begins with http/,
    ],
    [
      'a host with a scheme',
      ACME.replace('[chat', '[wss://chat'),
      4,
      15,
      'dictionaries[0].detect.hosts[0]',
      /host name/,
    ],
    [
      'a list that is none',
      ACME.replace('[chat.acme.example]', 'chat.acme.example'),
      4,
      14,
      'dictionaries[0].detect.hosts',
      /must be a list/,
    ],
    [
      'a pattern made to keep us busy',
      ACME.replace('chat.acme.example', '"*a*a*a*a*"'),
      4,
      15,
      'dictionaries[0].detect.hosts[0]',
      /wildcards/,
    ],
    [
      'a path without a slash',
      ACME.replace('hosts: [chat', 'paths: [chat'),
      4,
      15,
      'dictionaries[0].detect.paths[0]',
      /begin with \/ or \*\*/,
    ],
    [
      'the same code twice',
      `${ACME}      - { code: 4207, name: Again, meaning: It is here again. }\n`,
      12,
      17,
      'dictionaries[0].codes[1].code',
      /4207 has an entry/,
    ],
    ['a tab', ACME.replace('    codes', '\tcodes'), 5, 1, '', /neither JSON nor YAML/],
  ])('is refused for %s, with line, column and path', async (_, text, line, column, path, why) => {
    const [problem] = await problemsOf(text);
    expect(problem).toMatchObject({ line, column, path });
    expect(problem?.text).toMatch(why);
  });

  it('tells the place in JSON as well, and of one dictionary alone', async () => {
    const text = '{\n  "name": "A",\n  "codes": [\n    {"code": 1.5, "name": "x", "meaning": "y"}\n  ]\n}';
    expect(await problemsOf(text)).toMatchObject([{ line: 4, column: 14, path: 'codes[0].code' }]);
    expect(await problemsOf('{"name": "A",\n "codes": [')).toMatchObject([{ line: 2 }, { line: 2 }]);
  });

  it.each([
    ['', /nothing in it/],
    ['just a sentence', /names with values/],
    ['[1, 2]', /names with values/],
    ['x'.repeat(LIMITS.file + 1), /up to 256 KB/],
    ['['.repeat(LIMITS.file), /nested too deep/],
    ['{a: '.repeat(20_000), /nested too deep/],
    ['- '.repeat(LIMITS.file / 2), /nested too deep/],
    [Array.from({ length: 700 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'), /nested too deep/],
    [
      'a: &a [x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c]',
      /repeats/,
    ],
    ['--- {}\n--- {}', /neither|one document|multiple/i],
  ])('is refused in words: %.20s', async (text, why) => {
    const problems = await problemsOf(text);
    expect(problems[0]?.text).toMatch(why);
  });

  it('tells where it is nested too deep, and takes no brackets within texts for nesting', async () => {
    expect(await problemsOf(`name: a\ncodes: ${'['.repeat(60)}`)).toMatchObject([{ line: 2, column: 30 }]);
    const meaning = `"${'['.repeat(200)}"`;
    expect(await problemsOf(`name: a\ncodes: [{code: 4000, name: x, meaning: ${meaning}}]`)).toEqual([]);
  });

  it('tells every problem at once, in the order of the file', async () => {
    const text = ACME.replace('4207\n', 'x\n').replace('error', 'awful').replace('hosts', 'hoots');
    expect((await problemsOf(text)).map(({ line }) => line)).toEqual([4, 6, 9]);
  });

  it('never makes the reader throw, whatever it holds', async () => {
    const jsonLike = fc.json({ maxDepth: 6 });
    const spoilt = fc
      .tuple(fc.nat(ACME.length), fc.nat(8), fc.string({ maxLength: 6 }))
      .map(([at, gone, put]) => ACME.slice(0, at) + put + ACME.slice(at + gone));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), jsonLike, spoilt), async (text) => {
        const parsed = await parseDictionaries(text);
        if (parsed.ok) return;
        expect(parsed.problems.length).toBeGreaterThan(0);
        for (const { line, column } of parsed.problems) expect((line ?? 1) > 0 && (column ?? 1) > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is exported', () => {
  it.each(['json', 'yaml'] as const)('comes back as it was: every built-in dictionary, as %s', async (format) => {
    for (const dictionary of BUILT_IN) {
      expect(await parseDictionaries(await writeDictionaries([dictionary], format))).toEqual({
        ok: true,
        dictionaries: [dictionary],
      });
    }
  });

  it.each(['json', 'yaml'] as const)('keeps texts that look like something else, as %s', async (format) => {
    const texts = fc
      .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
      .filter((text) => /\S/.test(text) && !PROTOTYPES.includes(text));
    const awkward = fc.constantFrom(
      'no',
      '4207',
      '- x',
      '# not a comment',
      'a: b',
      ' two  spaces ',
      'a\nb',
      '"',
      '*a',
      '~',
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(texts, awkward), fc.oneof(texts, awkward), async (name, meaning) => {
        const dictionary: Dictionary = {
          id: 'x',
          name,
          kind: 'application',
          codes: [{ code: 4000, name, meaning, reasons: { [name]: meaning } }],
          source: 'x',
        };
        expect(await parseDictionaries(await writeDictionaries([dictionary], format))).toEqual({
          ok: true,
          dictionaries: [dictionary],
        });
      }),
      { numRuns: 200 },
    );
  });
});

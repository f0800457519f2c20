import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { annotate } from '../analysis/annotate';
import { anyEntry, anyText, entryWith } from '../model/arbitrary';
import type { LogEntry } from '../model/entry';
import { completions, type Sample } from './complete';
import { compileFilter } from './filter';
import { FILTER_HELP, FLAGS, TERMS } from './terms';
import { part, withPart } from './token';

// Properties are tried many times over, on machines that may have other work.
vi.setConfig({ testTimeout: 60_000 });

const sample = (entries: LogEntry[]): Sample => entries.map((entry) => [entry, annotate(entry)] as const);
const closed = (code: number, reason = '') =>
  entryWith({ outcome: { kind: 'closed', code, reason, wasClean: true, errorEvent: false } });
const log = sample([closed(1006), closed(4401, 'going away'), closed(4401, 'say "hi"'), closed(1000)]);

/** The text with `|` for the caret. */
function offered(text: string): string[] {
  const caret = text.indexOf('|');
  return completions(text.replace('|', ''), caret, log).items.map((item) => item.text);
}

describe('completion', () => {
  it('offers keys and flags that begin as the word does', () => {
    expect(offered('c|')).toEqual(['code:', 'closed-by:', 'clean']);
    expect(offered('-wo|')).toEqual(['-worker']);
    expect(offered('|')).toEqual(
      [...TERMS.map(({ key }) => `${key}:`), ...FLAGS.keys()].filter((text) => text !== 'cause:'),
    );
  });

  it('offers the values of the log, the most frequent first, with how often they occur', () => {
    expect(offered('code:|')).toEqual(['code:4401', 'code:1006', 'code:1000']);
    expect(completions('code:', 5, log).items[0]).toMatchObject({ kind: 'value', id: 'code', count: 2 });
    expect(offered('x code:1|')).toEqual(['code:1006', 'code:1000', 'code:4401']);
  });

  it('quotes what must be quoted', () => {
    expect(offered('reason:|')).toEqual(['reason:"going away"', String.raw`reason:"say \"hi\""`]);
    expect(offered('reason:"go|')).toEqual(['reason:"going away"']);
  });

  it('offers known values beside those of the log', () => {
    expect(offered('-range:p|')).toEqual(['-range:private', '-range:protocol']);
    expect(offered('outcome:hand|')).toEqual(['outcome:handshake-failed']);
  });

  it('replaces the part at the caret alone', () => {
    const text = 'host:a co url:b';
    expect(completions(text, 9, log)).toMatchObject({ from: 7, to: 9, items: [{ text: 'code:' }] });
  });

  it('offers causes and applications where they are known', () => {
    const lookups = { causes: () => ['idle-timeout'], causeIds: ['idle-timeout', 'forbidden'] };
    expect(completions('ca', 2, log, lookups).items).toMatchObject([{ text: 'cause:' }]);
    expect(completions('cause:', 6, log, lookups).items).toMatchObject([
      { text: 'cause:idle-timeout', count: 4 },
      { text: 'cause:forbidden', count: 0 },
    ]);
  });

  it('never offers a value that would be marked or would not find its entry', () => {
    fc.assert(
      fc.property(anyEntry, fc.constantFrom(...TERMS), (entry, term) => {
        const entries = sample([entry]);
        for (const { text, count } of completions(`${term.key}:`, term.key.length + 1, entries, {
          causes: () => [],
          apps: () => [],
        }).items) {
          const { match, problems } = compileFilter(text, { causes: () => [], apps: () => [] });
          expect(problems).toEqual([]);
          if (count) expect(match(entry, annotate(entry))).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('takes any text and any caret', () => {
    fc.assert(
      fc.property(anyText, fc.nat(60), (text, caret) => {
        const { from, to } = completions(text, Math.min(caret, text.length), log);
        expect(from).toBeLessThanOrEqual(to);
        expect(to).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('“filter by this value”', () => {
  it('finds the entry whose value it is', () => {
    fc.assert(
      fc.property(anyText, (reason) => {
        fc.pre(reason !== '');
        const entry = closed(4000, reason);
        const filter = compileFilter(part('reason', reason));
        expect(filter.problems).toEqual([]);
        expect(filter.match(entry, annotate(entry))).toBe(true);
        expect(compileFilter(part('reason', reason, true)).match(entry, annotate(entry))).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it('is added once, and takes its opposite away', () => {
    expect(withPart('', 'code:1006')).toBe('code:1006');
    expect(withPart('chat -code:1006', 'code:1006')).toBe('chat code:1006');
    expect(withPart('code:1006 chat', 'code:1006')).toBe('chat code:1006');
    expect(withPart('code:100', '-code:1006')).toBe('code:100 -code:1006');
  });
});

it('has an example for each key and flag in the help, and each can be typed as it stands', () => {
  const ids = FILTER_HELP.map(({ id }) => id);
  expect(new Set(ids)).toEqual(new Set(['words', 'regex', 'not', ...TERMS.map(({ key }) => key), ...FLAGS.keys()]));
  const lookups = { causes: () => [], apps: () => [] };
  for (const example of FILTER_HELP.flatMap(({ examples }) => examples)) {
    expect(compileFilter(example, lookups)).toMatchObject({ problems: [], empty: false });
  }
  for (const { key, example } of TERMS) expect(compileFilter(`${key}:${example}`, lookups).problems).toEqual([]);
});

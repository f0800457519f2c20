import fc from 'fast-check';
import { marked, type Token } from 'marked';
import { describe, expect, it, vi } from 'vitest';
import { anyEntry, anyText, entryWith } from '../model/arbitrary';
import type { LogEntry } from '../model/entry';
import { CONTEXT } from './context.fixture';
import { copied } from './copy';
import { code, markdown, plain, sentence } from './markdown';
import { createRedactor } from './redact';

// Properties are tried many times over, on machines that may have other work.
vi.setConfig({ testTimeout: 60_000 });

function write(entries: LogEntry[], context = CONTEXT): string {
  return [...markdown.write(entries, context)].join('');
}

/** Kinds of all tokens that an independent reader of Markdown finds. */
function kinds(text: string): Set<string> {
  const found = new Set<string>();
  marked.walkTokens(marked.lexer(text), (token: Token) => {
    found.add(token.type);
  });
  return found;
}

const OURS = ['heading', 'paragraph', 'text', 'space', 'table', 'codespan', 'escape', 'strong', 'list', 'list_item'];

describe('the Markdown report', () => {
  it('lets nothing that a page wrote become markup', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 3 }), anyText, (entries, filter) => {
        const strangers = [...kinds(write(entries, { ...CONTEXT, filter }))].filter((kind) => !OURS.includes(kind));
        expect(strangers).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps its table whole: a row for each entry, as many cells as columns', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { minLength: 1, maxLength: 3 }), (entries) => {
        const table = marked.lexer(write(entries)).find(({ type }) => type === 'table');
        expect(table).toMatchObject({ rows: { length: entries.length } });
      }),
      { numRuns: 300 },
    );
    const lines = write([entryWith({ url: 'wss://a|b/\n|`|' })]).split('\n');
    const cells = (line = '') => line.replaceAll('\\|', '').split('|').length;
    const head = lines.findIndex((line) => line.startsWith('| ---'));
    expect(cells(lines[head + 1])).toBe(cells(lines[head]));
  });

  it('shows a page’s text as it is, but for what cannot be seen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 1 }), (text) => {
        const [paragraph] = marked.lexer(`x ${code(text)} y`);
        const found: string[] = [];
        marked.walkTokens(paragraph ? [paragraph] : [], (token) => {
          if (token.type === 'codespan') found.push(token.text);
        });
        expect(found).toEqual([text.replaceAll('\\|', '\\\u2060|').replaceAll('|', '\\|')]);
      }),
    );
    expect(code('a\nb\u202ec\ud83d')).toBe('`a⏎b⟨U+202E⟩c⟨U+D83D⟩`');
    expect(code('<b>\\|')).toBe('`<b>\\\u2060\\|`');
    expect(code('`')).toBe('`` ` ``');
    expect(code('👨‍👩‍👧')).toBe('`👨‍👩‍👧`');
  });

  it('says what happened first, then the facts', () => {
    const report = write([entryWith()]);
    expect(report).toMatch(/^### 1\. .*\*\*/m);
    expect(report).toContain('`wss://chat.example.com/live?room=7`');
    expect(report).toContain('Hangup 0\\.1\\.0');
  });

  it('tells one end alone, to be pasted into an issue', () => {
    const refused = entryWith({
      openedAt: null,
      outcome: { kind: 'closed', code: 1011, reason: 'a | b\nc `d`', wasClean: true, errorEvent: false },
    });
    const text = copied(refused, 'markdown', createRedactor()) ?? '';
    expect(text).toMatch(/^### The server closed it\\: \*\*1011/);
    expect(text).toContain('- Reason: `` a \\| b⏎c `d` ``');
  });

  it('mentions nobody and keeps our emphasis alone', () => {
    expect(plain('@octocat <b>&')).toBe('@\u2060octocat &lt;b&gt;&amp;');
    expect(sentence('cut after **60 s**, [x](y)')).toBe('cut after **60 s**, \\[x\\]\\(y\\)');
    expect(sentence('odd ** one')).toBe('odd  one');
  });

  it('says of what it was cut, filtered and redacted', () => {
    const many = Array.from({ length: 60 }, () => entryWith());
    const note = { rules: ['jwt', 'headers'], pseudonym: 'redacted-N' };
    const report = write(many, { ...CONTEXT, filter: 'code:1006', redaction: note });
    expect(report).toContain('`code:1006`');
    expect(report).toContain('`jwt headers`');
    expect(report).toContain('The first 50 of 60');
    expect(report.match(/^### /gm)).toHaveLength(50);
    expect(write([])).toContain('No socket ended.');
  });
});

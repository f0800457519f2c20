import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { annotate } from '../analysis/annotate';
import { anyEntry, anyText, entryWith } from '../model/arbitrary';
import { UNKNOWN_RECEIVED, UNKNOWN_SENT } from '../model/canonical';
import type { LogEntry } from '../model/entry';
import { evidenceOf } from '../model/entry.fixture';
import { compileFilter } from './filter';
import type { FilterLookups } from './terms';
import { TERMS } from './terms';
import { tokenize } from './token';

// Properties are tried many times over, on machines that may have other work.
vi.setConfig({ testTimeout: 60_000 });

const cut = entryWith();
const goodbye = entryWith({
  url: 'ws://localhost:8080/feed/1',
  protocol: 'graphql-transport-ws',
  outcome: { kind: 'closed', code: 4401, reason: 'going away "now"', wasClean: true, errorEvent: false },
  traffic: {
    sent: { messages: 1, bytes: 900_000, largest: 900_000, lastAt: null, ...UNKNOWN_SENT },
    received: { messages: 1, binaryBytes: 100_000, textLength: 1, largest: 100_000, lastAt: null, ...UNKNOWN_RECEIVED },
  },
  openedAt: 1_790_000_001_100,
  endedAt: 1_790_000_001_500,
});
const refused = entryWith(
  {
    url: 'wss://api.example.com/chat/room',
    openedAt: null,
    outcome: { kind: 'handshake-failed', code: 1006, reason: '', wasClean: false, errorEvent: true },
  },
  {
    evidence: evidenceOf({
      failure: 'Error during WebSocket handshake: Unexpected response code: 403',
      status: 403,
      statusText: 'Forbidden',
    }),
  },
);
const certificate = entryWith(
  {
    openedAt: null,
    outcome: { kind: 'handshake-failed', code: 1006, reason: '', wasClean: false, errorEvent: true },
    document: { url: 'https://example.com/embed', startedAt: 1, top: false },
  },
  {
    source: { ...cut.source, frameId: 3, frameUrl: 'https://example.com/embed' },
    evidence: {
      ...(refused.evidence ?? fail()),
      failure: 'Error in connection establishment: net::ERR_CERT_AUTHORITY_INVALID',
      status: null,
    },
  },
);
const worker = entryWith({ url: 'wss://worker.example.com/', outcome: { kind: 'unseen' } });
const pageClosed = entryWith({
  outcome: { kind: 'closed', code: 1000, reason: '', wasClean: true, errorEvent: false },
  closingAt: 1_790_000_061_000,
  closeCall: { at: 1_790_000_061_000, state: 'open', code: 1000, reason: null, codeType: null, stack: null },
});

const LOG = { cut, goodbye, refused, certificate, worker, pageClosed };
type Name = keyof typeof LOG;

function fail(): never {
  throw new Error('the fixture has no evidence');
}

function shown(text: string, lookups: FilterLookups = {}): string[] {
  const filter = compileFilter(text, lookups);
  const names: string[] = [];
  for (const [name, entry] of Object.entries(LOG)) if (filter.match(entry, annotate(entry))) names.push(name);
  return names;
}

const ALL = Object.keys(LOG);
const but = (...left: Name[]) => ALL.filter((name) => !left.some((out) => out === name));

describe('the filter language', () => {
  it.each<[string, string[]]>([
    ['', ALL],
    ['code:4401', ['goodbye']],
    ['code:4000-4999', ['goodbye']],
    ['code:4xxx', ['goodbye']],
    ['code:>=4401', ['goodbye']],
    ['code:4401,1000', ['goodbye', 'pageClosed']],
    ['code:4401 code:1000', ['goodbye', 'pageClosed']],
    ['code:none', ['worker']],
    ['range:private', ['goodbye']],
    ['range:normal,private', ['goodbye', 'pageClosed']],
    ['clean', ['goodbye', 'pageClosed']],
    ['-clean', but('goodbye', 'pageClosed')],
    ['url:/chat/', ['cut', 'refused', 'certificate', 'pageClosed']],
    ['url:.com/chat', ['refused']],
    [String.raw`url:/chat\/room$/`, ['refused']],
    ['URL:FEED', ['goodbye']],
    ['host:localhost', ['goodbye']],
    ['host:localhost:8080', ['goodbye']],
    ['host:localhost host:worker.', ['goodbye', 'worker']],
    ['reason:"going away"', ['goodbye']],
    [String.raw`reason:"away \"now\""`, ['goodbye']],
    ['status:403', ['refused']],
    ['status:4xx', ['refused']],
    ['http:403', ['refused']],
    ['phase:tls', ['certificate']],
    ['phase:http-answer', ['refused']],
    ['outcome:handshake-failed', ['refused', 'certificate']],
    ['closed-by:page', ['pageClosed']],
    ['protocol:graphql', ['goodbye']],
    ['app:graphql-transport-ws', ['goodbye']],
    ['frame:/embed', ['certificate']],
    ['duration:>30s', but('goodbye')],
    ['duration:<1s', ['goodbye']],
    ['duration:500ms', ['goodbye']],
    ['duration:60s', but('goodbye')],
    ['duration:1s-2m duration:<61s', but('goodbye')],
    ['larger-than:1MB', ['goodbye']],
    ['larger-than:2MB', []],
    ['worker', ['worker']],
    ['"worker"', ['worker']],
    ['localhost:8080', ['goodbye']],
    ['ws://localhost', ['goodbye']],
    ['FEED', ['goodbye']],
    ['ERR_CERT', ['certificate']],
    ['/chat\\/ro+m|feed/', ['goodbye', 'refused']],
    ['/FEED/', []],
    ['/FEED/i', ['goodbye']],
    ['-/feed/', but('goodbye')],
    ['code:1006 -status:403 chat', ['cut', 'certificate']],
  ])('%s', (text, names) => {
    expect(compileFilter(text).problems).toEqual([]);
    expect(shown(text)).toEqual(names);
  });

  it('asks for causes and applications where it is told how', () => {
    const lookups: FilterLookups = {
      causes: (entry) => (entry === cut ? ['idle-timeout'] : []),
      apps: (entry) => (entry === goodbye ? ['graphql-ws', 'discord'] : []),
      causeIds: ['idle-timeout', 'forbidden'],
    };
    expect(shown('cause:idle-timeout', lookups)).toEqual(['cut']);
    expect(shown('cause:forbidden,idle-timeout', lookups)).toEqual(['cut']);
    expect(shown('app:discord', lookups)).toEqual(['goodbye']);
    expect(compileFilter('cause:idle-timeoot', lookups).problems).toHaveLength(1);
    expect(compileFilter('cause:idle-timeout').problems).toMatchObject([{ id: 'unavailable' }]);
  });
});

describe('a part that cannot be understood', () => {
  it.each<[string, string, [number, number]]>([
    ['cde:1006 feed', 'misspelt-key', [0, 8]],
    ['feed topic:x', 'unknown-key', [5, 12]],
    ['code: feed', 'missing-value', [0, 5]],
    ['code:abc feed', 'not-a-number', [0, 8]],
    ['-code:5000-4000 feed', 'empty-range', [0, 15]],
    ['range:privat feed', 'unknown-value', [0, 12]],
    ['duration:soon feed', 'not-a-quantity', [0, 13]],
    ['duration:9s-1s feed', 'empty-range', [0, 14]],
    ['larger-than:>1MB feed', 'not-a-quantity', [0, 16]],
    ['feed reason:/(/', 'bad-regex', [5, 15]],
    [String.raw`feed /(a+)+\1$/`, 'slow-regex', [5, 15]],
    ['feed /(?=.*a)(?=.*b)/', 'slow-regex', [5, 21]],
    [`feed /${'a'.repeat(600)}/`, 'long-regex', [5, 607]],
    ['feed -', 'lone-minus', [5, 6]],
    ['-"" feed', 'lone-minus', [0, 3]],
  ])('%s', (text, id, [from, to]) => {
    const filter = compileFilter(text);
    expect(filter.problems).toMatchObject([{ id, from, to }]);
    expect(filter.problems[0]?.reason).toMatch(/\.$/);
    expect(shown(text)).toEqual(['goodbye']);
  });

  it('an unclosed quotation mark is told, and what was typed so far applies', () => {
    expect(compileFilter('reason:"going').problems).toMatchObject([{ id: 'open-quote', from: 7, to: 13 }]);
    expect(shown('reason:"going')).toEqual(['goodbye']);
  });

  it('is offered the key that was meant', () => {
    expect(compileFilter('cloesd-by:page').problems[0]?.reason).toContain('“closed-by:”');
  });
});

describe('any text whatever', () => {
  const piece = fc.oneof(
    anyText,
    fc
      .tuple(fc.constantFrom('', '-'), fc.constantFrom(...TERMS.map(({ key }) => key)), anyText)
      .map(([sign, key, value]) => `${sign}${key}:${value}`),
    fc.constantFrom('/', '/(', '(a*)*', '/[/', '"', '-"', '--', 'clean', ':', '::', '-:', '/\\1/', '/a{2,}/u'),
  );
  const anyFilter = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(' '));

  it('neither throws nor has a problem outside of itself', () => {
    fc.assert(
      fc.property(anyFilter, anyEntry, (text, entry) => {
        const { match, problems } = compileFilter(text);
        expect(match(entry, annotate(entry))).toBeTypeOf('boolean');
        for (const { from, to, reason } of problems) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
          expect(reason).not.toBe('');
        }
      }),
      { numRuns: 600 },
    );
  });

  it('shows everything when none of it can be understood', () => {
    fc.assert(
      fc.property(anyFilter, anyEntry, (text, entry) => {
        const filter = compileFilter(text);
        if (filter.empty) expect(filter.match(entry, annotate(entry))).toBe(true);
        if (text.trim() !== '' && filter.empty) expect(filter.problems).not.toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  it('hides nothing because of a part that is marked: without that part the filter is the same', () => {
    fc.assert(
      fc.property(anyFilter, fc.array(anyEntry, { minLength: 1, maxLength: 3 }), (text, entries) => {
        const filter = compileFilter(text);
        if (filter.problems.some(({ id }) => id === 'open-quote' || id === 'too-many')) return;
        let rest = text;
        for (const { from, to } of filter.problems.toReversed()) rest = `${rest.slice(0, from)} ${rest.slice(to)}`;
        // Words that stood apart may become one regular expression when they come together: `/ code: /`.
        const words = (filterText: string) => tokenize(filterText).map(({ from, to }) => filterText.slice(from, to));
        const marked = new Set(filter.problems.map(({ from, to }) => text.slice(from, to)));
        fc.pre(
          words(rest).join('\n') ===
            words(text)
              .filter((word) => !marked.has(word))
              .join('\n'),
        );
        const without = compileFilter(rest);
        expect(without.problems).toEqual([]);
        const verdicts = (which: typeof filter) =>
          entries.map((entry: LogEntry) => which.match(entry, annotate(entry)));
        expect(verdicts(filter)).toEqual(verdicts(without));
      }),
      { numRuns: 600 },
    );
  });

  it('keeps its temper with a page that pastes a megabyte', () => {
    const filter = compileFilter('code:1006 '.repeat(100_000));
    expect(filter.problems).toMatchObject([{ id: 'too-many' }]);
    expect(filter.match(cut, annotate(cut))).toBe(true);
  });
});

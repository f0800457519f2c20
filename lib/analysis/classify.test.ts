import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyEntry } from '../model/arbitrary';
import type { HandshakeEvidence, LogEntry } from '../model/entry';
import { closed, entryOf, failedEntry } from '../model/entry.fixture';
import type { CloseCall } from '../model/record';
import { annotate } from './annotate';
import { type ClosedBy, classify, type EndType } from './classify';
import { crowded } from './entries.arbitrary';
import { explain } from './explain';

const closedBy = (entry: LogEntry): ClosedBy => classify(entry).closedBy;

/** Who can have closed a connection that ended like this. */
const CLOSERS: Readonly<Record<EndType, readonly ClosedBy[]>> = {
  cut: ['network', 'unknown'],
  server: ['server'],
  broken: ['browser', 'network', 'unknown'],
  page: ['page'],
  both: ['both'],
  left: ['navigation'],
  refused: ['server', 'network', 'browser', 'page', 'unknown'],
  forbidden: ['browser'],
  unseen: ['unknown'],
};

it('names a closer that fits the end type, for every entry', () => {
  const unclean = fc
    .tuple(anyEntry, fc.constantFrom(1006, 1015, 1005, 1002, 4000), fc.boolean(), fc.boolean())
    .map(([entry, code, wasClean, errorEvent]) => ({
      ...entry,
      record: { ...entry.record, closeCall: null, outcome: { ...closed(code, '', wasClean), errorEvent } },
    }));
  fc.assert(
    fc.property(
      fc.oneof(
        anyEntry,
        unclean,
        crowded.map(([entry]) => entry ?? entryOf()),
      ),
      (entry) => {
        const { endType, closedBy: by } = classify(entry);
        expect(CLOSERS[endType]).toContain(by);
      },
    ),
    { numRuns: 1_000 },
  );
});

it('takes an unclean 1015 for a lost connection, as an unclean 1006: no Close frame came', () => {
  const lost = entryOf({ outcome: closed(1015, '', false) });
  expect(classify(lost)).toMatchObject({ closedBy: 'network', endType: 'cut', category: 'local', isAbnormal: true });
  expect(annotate(lost).closedBy).toBe('network');
  expect(classify(entryOf({ outcome: closed(1015) }, null, 'firefox'))).toMatchObject({
    closedBy: 'server',
    endType: 'server',
  });
});

const answered = [
  { name: 'Upgrade', value: 'websocket' },
  { name: 'Connection', value: 'Upgrade' },
  { name: 'Sec-WebSocket-Accept', value: 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=' },
];

/** Firefox's evidence of handshakes that failed: its sentence or name, and the answer, as measured. */
it.each<[what: string, closedBy: string, evidence: Partial<HandshakeEvidence>]>([
  ['a refusal', 'server', { failure: 'NS_ERROR_WEBSOCKET_CONNECTION_REFUSED', status: 403 }],
  ['a redirect', 'server', { status: 301 }],
  ['an answer that is no HTTP', 'browser', { failure: 'NS_ERROR_WEBSOCKET_CONNECTION_REFUSED' }],
  ['a hang-up', 'network', { failure: 'NS_ERROR_NET_RESET' }],
  ['a refused connection', 'network', { failure: 'NS_ERROR_CONNECTION_REFUSED' }],
  [
    'a certificate that it does not trust',
    'browser',
    { failure: 'The certificate is not trusted because it is self-signed.' },
  ],
  ['TLS, in the words of another language', 'unknown', { failure: 'Das Zertifikat ist nicht vertrauenswürdig.' }],
  ['an improper 101', 'browser', { status: 101, requestHeaders: [], responseHeaders: [] }],
  ['a proper 101 and then nothing', 'unknown', { status: 101, requestHeaders: [], responseHeaders: answered }],
])('in Firefox %s is by: %s', (_, by, evidence) => {
  expect(closedBy(failedEntry({ source: 'webRequest', match: 'order', ...evidence }, {}, 'firefox'))).toBe(by);
});

it('takes a bad port for what the browser forbids', () => {
  expect(closedBy(failedEntry(null, { url: 'ws://chat.example:6667/' }, 'firefox'))).toBe('browser');
});

it('takes a Close frame with 1006 for the server’s, as Firefox does', () => {
  expect(closedBy(entryOf({ outcome: closed(1006) }, null, 'firefox'))).toBe('server');
  expect(closedBy(entryOf({ outcome: closed(1006, '', false) }, null, 'firefox'))).toBe('network');
});

it('tells Firefox’s own 1001, as the page is left, from a server’s', () => {
  const end = 1_000_000;
  const by = (
    reason: string,
    hidAt: number | null,
    engine: 'firefox' | 'chromium' = 'firefox',
    what: 'pagehide' | 'rewritten' = 'pagehide',
  ) => {
    const marks = hidAt === null ? [] : [{ at: hidAt, what }];
    return closedBy(entryOf({ outcome: closed(1001, reason), endedAt: end, marks }, null, engine));
  };
  expect(by('', end - 2_000, 'firefox', 'rewritten')).toBe('navigation');
  expect(by('', end + 3)).toBe('navigation');
  expect(by('', end - 1)).toBe('navigation');
  expect(by('', null)).toBe('server');
  expect(by('', end + 5_000)).toBe('server');
  expect(by('restarting', end + 3)).toBe('server');
  expect(by('', end + 3, 'chromium')).toBe('server');
});

it('takes a 1001 before the socket was open for Firefox’s as well', () => {
  const outcome = { kind: 'handshake-failed', code: 1001, reason: '', wasClean: true, errorEvent: false } as const;
  expect(closedBy(entryOf({ outcome, openedAt: null }, null, 'firefox'))).toBe('navigation');
});

describe('a handshake that was given up', () => {
  const canceled = { failure: 'WebSocket opening handshake was canceled' };
  const called = { at: 1, state: 'connecting', code: null, reason: null, codeType: null, stack: null } as const;

  it('is the browser’s own doing where nothing called close()', () => {
    const entry = failedEntry(canceled);
    expect(closedBy(entry)).toBe('browser');
    expect(explain(entry).headline).toBe('The browser **gave up the handshake** after 12 ms.');
    expect(explain(entry).advice).toMatch(/no close\(\) was seen.*client certificate/);
    expect(explain(failedEntry(canceled, { url: 'ws://chat.example/' })).advice).not.toMatch(/certificate/);
    expect(annotate(entry)).toMatchObject({ name: 'cancelled', phase: 'cancelled' });
  });

  it('is the page’s where the browser says so, as it does of a worker’s socket', () => {
    const failure = 'WebSocket is closed before the connection is established.';
    expect(closedBy(failedEntry({ failure }))).toBe('page');
    expect(closedBy(failedEntry({ failure }, { outcome: { kind: 'unseen' } }))).toBe('page');
  });

  it('is the page’s where it called close()', () => {
    expect(closedBy(failedEntry(null, { closeCall: called }))).toBe('page');
    expect(closedBy(failedEntry({ failure: '' }, { closeCall: called }))).toBe('page');
  });

  it('is the server’s where it had refused by the time the page called close()', () => {
    const failure = 'Error during WebSocket handshake: Unexpected response code: 403';
    const entry = failedEntry({ failure }, { closeCall: called });
    expect(closedBy(entry)).toBe('server');
    expect(explain(entry).headline).toBe('The server refused the handshake: **403 Forbidden**.');
  });

  it('is of unknown doing in Firefox, which gives up for a page that is left as well', () => {
    const entry = failedEntry({ source: 'webRequest', failure: 'NS_BINDING_ABORTED' }, {}, 'firefox');
    expect(closedBy(entry)).toBe('unknown');
  });
});

const { createdAt: at } = entryOf().record;

function call(code: number | null = null, reason: string | null = null, codeType: string | null = null): CloseCall {
  return { at: at + 4_190, state: 'open', code, reason, codeType, stack: null };
}

describe('the closer of a socket on which the page called close()', () => {
  it.each<[what: string, asked: CloseCall, came: ReturnType<typeof closed>, closer: string]>([
    ['an echo of the code', call(1000), closed(1000), 'page'],
    ['an echo of code and reason', call(4000, 'bye'), closed(4000, 'bye'), 'page'],
    ['an echo of the code alone', call(4000, 'bye'), closed(4000), 'page'],
    ['an empty answer to a code, or an empty frame that crossed it', call(4000), closed(1005), 'both'],
    ['an empty answer to an empty Close frame', call(), closed(1005), 'page'],
    ['an echo of a code with a fraction, as the browser rounds it', call(4000.4), closed(4000), 'page'],
    ['an echo of a reason with a lone surrogate', call(4000, 'a\ud800'), closed(4000, 'a\ufffd'), 'page'],
    ['a reason that was passed without a code', call(null, 'bye'), closed(1000, 'bye'), 'page'],
    ['no Close frame at all', call(1000), closed(1006, '', false), 'page'],
    ['no Close frame and no TLS', call(1000), closed(1015, '', false), 'page'],
    ['a code that was passed as text', call(null, null, 'string'), closed(4000), 'page'],
    ['1000 for an empty Close frame', call(), closed(1000), 'both'],
    ['1000 for another code', call(4000, 'bye'), closed(1000), 'both'],
    ["the server's code", call(), closed(4001), 'server'],
    ["the server's code and the page's reason", call(1000, 'bye'), closed(1011, 'bye'), 'server'],
    ['a code that no page may send, for one passed as text', call(null, null, 'string'), closed(1011), 'server'],
    ["the server's reason with the page's code", call(1000), closed(1000, 'Normal closure'), 'server'],
    ["the server's reason in place of the page's", call(4000, 'bye'), closed(4000, 'kicked'), 'server'],
    ['1006 in a Close frame, as Firefox passes it on', call(), closed(1006), 'server'],
    ["the server's code, and then a reset", call(), closed(1011, '', false), 'server'],
  ])('takes %s for the right end', (_, closeCall, outcome, closer) => {
    const entry = entryOf({ closeCall, closingAt: closeCall.at, outcome });
    expect(closedBy(entry)).toBe(closer);
    expect(annotate(entry).closedBy).toBe(closer);
  });

  it('takes the page for the one who closed a socket that never opened', () => {
    expect(closedBy(failedEntry(null, { closeCall: { ...call(), state: 'connecting' } }))).toBe('page');
  });
});

describe('a close() that crosses the server’s Close frame', () => {
  const crossing = entryOf({ closeCall: call(), closingAt: at + 4_190, outcome: closed(1011, 'boom') });

  it('is the server’s', () => {
    expect(explain(crossing).headline).toBe('The server closed it: **1011 Internal Error**.');
    expect(classify(crossing).isAbnormal).toBe(true);
  });

  it('counts the time after the call as open, for no closing handshake of the page’s began', () => {
    expect(annotate(crossing)).toMatchObject({ closingMs: null, openMs: 4_182, reason: 'boom' });
  });

  it('is both ends’ where nothing tells which came first', () => {
    const either = (closeCall: CloseCall) => entryOf({ closeCall, closingAt: closeCall.at, outcome: closed(1000) });
    expect(explain(either(call())).headline).toBe(
      'Both ends closed it: **this page without a code**, **the server with 1000 Normal Closure**.',
    );
    expect(explain(either(call(4000))).headline).toBe(
      'Both ends closed it: **this page with 4000**, **the server with 1000 Normal Closure**.',
    );
    const empty = entryOf({ closeCall: call(4000), closingAt: at + 4_190, outcome: closed(1005) });
    expect(explain(empty).headline).toBe(
      'Both ends closed it: **this page with 4000**, **the server without a code**.',
    );
    expect(classify(either(call())).isAbnormal).toBe(false);
    expect(annotate(either(call())).closingMs).toBe(10);
  });
});

describe('the reason of an end', () => {
  const reasonOf = (asked: CloseCall, came: ReturnType<typeof closed>) =>
    annotate(entryOf({ closeCall: asked, closingAt: asked.at, outcome: came })).reason;

  it('is the page’s own where it closed and none came back', () => {
    expect(reasonOf(call(4408, 'ping timed out'), closed(4408))).toBe('ping timed out');
    expect(reasonOf(call(4408, 'ping timed out'), closed(1005))).toBe('ping timed out');
    expect(reasonOf(call(4408, 'ping timed out'), closed(1006, '', false))).toBe('ping timed out');
    expect(reasonOf(call(4408, 'pong timed out'), closed(1000))).toBe('pong timed out');
  });

  it('is the server’s where it gave one, and none where the server closed without', () => {
    expect(reasonOf(call(1000, 'bye'), closed(1000, 'kicked'))).toBe('kicked');
    expect(reasonOf(call(1000, 'bye'), closed(1011))).toBe('');
  });

  it('tells apart two ends that differ in nothing but the reason that the page gave', () => {
    expect(reasonOf(call(4408, 'one'), closed(4408))).toBe('one');
    expect(reasonOf(call(4408, 'two'), closed(4408))).toBe('two');
  });
});

import { describe, expect, it } from 'vitest';
import type { HandshakeEvidence } from '../model/entry';
import { closed, entryOf, failedEntry } from '../model/entry.fixture';
import { annotate } from './annotate';
import { closedBy } from './closed-by';
import { explain } from './explain';

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

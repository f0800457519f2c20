import { expect, it } from 'vitest';
import type { HandshakeEvidence } from '../handshake/evidence';
import { closedBy } from './closed-by';
import { closed, entryOf, failedEntry } from './entry.fixture';

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
  const by = (reason: string, hidAt: number | null, engine: 'firefox' | 'chromium' = 'firefox') => {
    const marks = hidAt === null ? [] : [{ at: hidAt, what: 'pagehide' as const }];
    return closedBy(entryOf({ outcome: closed(1001, reason), endedAt: end, marks }, null, engine));
  };
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

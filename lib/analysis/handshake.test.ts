import { describe, expect, it } from 'vitest';
import type { Header } from '../model/entry';
import { entryOf, failedEntry } from '../model/entry.fixture';
import type { Outcome, SocketRecord } from '../model/record';
import { explainHandshake } from './handshake';

const H = 'Error during WebSocket handshake: ';
const cancelling: Partial<SocketRecord> = {
  closeCall: { at: 0, state: 'connecting', code: null, reason: null, codeType: null, stack: null },
};

function outcome(outcome: Outcome): Partial<SocketRecord> {
  return { outcome, openedAt: null };
}

describe('explainHandshake', () => {
  it('of a refusal names the status as the server wrote it, else by the registry', () => {
    const failure = `${H}Unexpected response code: 403`;
    expect(explainHandshake(failedEntry({ match: 'key', failure }))).toEqual({
      phase: 'http-answer',
      status: 403,
      statusText: 'Forbidden',
      error: null,
      sentence: failure,
      summary: '403 Forbidden',
      policy: null,
      known: 'exact',
      missing: null,
    });
    const own = failedEntry(
      { source: 'webRequest', match: 'order', status: 403, statusText: 'Go away' },
      {},
      'firefox',
    );
    expect(explainHandshake(own)).toMatchObject({
      phase: 'http-answer',
      status: 403,
      statusText: 'Go away',
      summary: '403 Go away',
      sentence: null,
      known: 'by-order',
    });
  });

  it('of a status without a text says the number', () => {
    expect(explainHandshake(failedEntry({ match: 'key', failure: `${H}Unexpected response code: 599` }))).toMatchObject(
      {
        status: 599,
        statusText: null,
        summary: '599',
      },
    );
  });

  it('of a connection that never came up names the error', () => {
    const failure = 'Error in connection establishment: net::ERR_CONNECTION_REFUSED';
    expect(explainHandshake(failedEntry({ match: 'key', failure }))).toMatchObject({
      phase: 'tcp',
      status: null,
      error: 'net::ERR_CONNECTION_REFUSED',
      summary: 'connection refused',
    });
  });

  it('tells an answer that did not come from a connection that did not', () => {
    const failure = 'WebSocket opening handshake timed out';
    const requestHeaders: Header[] = [{ name: 'Upgrade', value: 'websocket' }];
    expect(explainHandshake(failedEntry({ match: 'key', failure, requestHeaders })).phase).toBe('http-answer');
    expect(explainHandshake(failedEntry({ match: 'key', failure, requestHeaders: null })).phase).toBe('tcp');
  });

  it('of an improper 101 tells what is wrong with it', () => {
    const failure = `${H}Incorrect 'Sec-WebSocket-Accept' header value`;
    expect(explainHandshake(failedEntry({ match: 'key', failure, status: 101 }))).toMatchObject({
      phase: 'upgrade-check',
      status: 101,
      summary: 'bad Sec-WebSocket-Accept',
      sentence: failure,
    });
  });

  it('of a socket that opened tells what broke it, if anything did', () => {
    expect(explainHandshake(entryOf({}, { match: 'key', status: 101 }))).toMatchObject({
      phase: null,
      status: 101,
      summary: null,
      known: 'exact',
      missing: null,
    });
    const broken = entryOf({}, { match: 'key', status: 101, failure: 'Unrecognized frame opcode: 3' });
    expect(explainHandshake(broken)).toMatchObject({ phase: 'open', status: 101, summary: 'unknown opcode 3' });
  });

  it('takes 200 over HTTP/2 for what it is', () => {
    const accepted = entryOf(outcome({ kind: 'unseen' }), { source: 'har', match: 'key', status: 200 });
    expect(explainHandshake(accepted)).toMatchObject({ phase: null, summary: null });
    const refused = failedEntry({ match: 'key', failure: `${H}Unexpected response code: 200` });
    expect(explainHandshake(refused)).toMatchObject({ phase: 'http-answer', summary: '200 OK' });
  });

  it('finds what Firefox does not say of a 101', () => {
    const requestHeaders = [{ name: 'Sec-WebSocket-Key', value: 'dGhlIHNhbXBsZSBub25jZQ==' }];
    const responseHeaders = [
      { name: 'Upgrade', value: 'websocket' },
      { name: 'Connection', value: 'Upgrade' },
    ];
    const accept = { name: 'Sec-WebSocket-Accept', value: 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=' };
    const webRequest = { source: 'webRequest', status: 101, requestHeaders, responseHeaders } as const;
    expect(explainHandshake(failedEntry(webRequest, {}, 'firefox'))).toMatchObject({
      phase: 'upgrade-check',
      status: 101,
      summary: 'no Sec-WebSocket-Accept',
    });
    const proper = { ...webRequest, responseHeaders: [...responseHeaders, accept] };
    expect(explainHandshake(failedEntry(proper, {}, 'firefox'))).toMatchObject({
      phase: 'open',
      summary: 'broken after 101',
    });
  });

  it("takes Firefox's words in a language we do not know for words about TLS", () => {
    const failure = 'Das Zertifikat ist nicht vertrauenswürdig.';
    const entry = failedEntry({ source: 'webRequest', failure }, {}, 'firefox');
    expect(explainHandshake(entry)).toMatchObject({ phase: 'tls', sentence: failure, summary: failure });
    expect(explainHandshake(failedEntry({ source: 'har', failure })).phase).toBeNull();
  });

  it.each<[summary: string, error: string, message: string, url?: string]>([
    [
      'bad URL',
      'SyntaxError',
      "Failed to construct 'WebSocket': The URL 'ws://localhost:undefined/' is invalid.",
      'ws://localhost:undefined/',
    ],
    [
      'bad URL',
      'SyntaxError',
      "Failed to construct 'WebSocket': The URL's scheme must be either 'http', 'https', 'ws', or 'wss'. 'ftp' is not allowed.",
      'ftp://chat.example/',
    ],
    ['bad URL', 'SyntaxError', 'An invalid or illegal string was specified', 'wss://chat.example/#there'],
    ['bad subprotocol', 'SyntaxError', 'An invalid or illegal string was specified'],
    ['bad subprotocol', 'SyntaxError', 'An invalid or illegal string was specified', '/relative'],
    ['bad subprotocol', 'SyntaxError', "Failed to construct 'WebSocket': The subprotocol 'a b' is invalid."],
    [
      'mixed content',
      'SecurityError',
      "Failed to construct 'WebSocket': An insecure WebSocket connection may not be initiated from a page loaded over HTTPS.",
    ],
    ['mixed content', 'SecurityError', 'The operation is insecure.'],
    ['bad arguments', 'TypeError', "Failed to construct 'WebSocket': 1 argument required, but only 0 present."],
    ['QuotaExceededError', 'QuotaExceededError', 'later'],
  ])('%s: %s: %s', (summary, name, message, url = 'wss://chat.example/') => {
    const threw = entryOf({ ...outcome({ kind: 'constructor-threw', name, message, policy: null }), url });
    expect(explainHandshake(threw)).toMatchObject({
      phase: 'blocked',
      error: name,
      sentence: message,
      summary,
      known: 'exact',
      missing: null,
    });
  });

  it('names the policy that forbade a connection', () => {
    const policy = { directive: 'connect-src', disposition: 'enforce', policy: "connect-src 'self'" } as const;
    for (const forbidden of [
      { kind: 'blocked', policy },
      { kind: 'constructor-threw', name: 'NS_ERROR_CONTENT_BLOCKED', message: '', policy },
    ] satisfies Outcome[]) {
      expect(explainHandshake(entryOf(outcome(forbidden)))).toMatchObject({
        phase: 'blocked',
        policy,
        summary: 'blocked by CSP connect-src',
        known: 'exact',
      });
    }
    expect(explainHandshake(entryOf(outcome({ kind: 'blocked', policy: null })))).toMatchObject({
      phase: 'blocked',
      policy: null,
      summary: 'blocked before connecting',
    });
  });

  it('knows without evidence that the page cancelled it', () => {
    expect(explainHandshake(failedEntry(null, cancelling))).toMatchObject({
      phase: 'cancelled',
      known: 'exact',
      missing: null,
    });
    const failure = `${H}Unexpected response code: 403`;
    expect(explainHandshake(failedEntry({ match: 'key', failure }, cancelling)).status).toBe(403);
  });

  it('knows without evidence a port that no browser connects to', () => {
    expect(explainHandshake(failedEntry(null, { url: 'ws://localhost:6667/irc' }, 'firefox'))).toMatchObject({
      phase: 'blocked',
      summary: 'port blocked by the browser',
      missing: null,
    });
    for (const url of ['ws://localhost:6664/', 'ws://localhost/', 'not a URL', null]) {
      expect(explainHandshake(failedEntry(null, { url })).summary).toBeNull();
    }
  });

  it('says why nothing more is known', () => {
    expect(explainHandshake(failedEntry())).toMatchObject({
      phase: null,
      summary: null,
      known: 'none',
      missing: 'not-watching',
    });
    expect(explainHandshake(failedEntry(null, {}, 'firefox')).missing).toBe('no-access');
    expect(explainHandshake(failedEntry(null, {}, 'safari')).missing).toBe('not-told');
    expect(explainHandshake(failedEntry({ match: 'key', failure: '' }))).toMatchObject({
      phase: null,
      sentence: null,
      summary: null,
      known: 'exact',
      missing: 'hidden',
    });
    const left = outcome({ kind: 'page-went-away', state: 'connecting', persisted: false });
    expect(explainHandshake(entryOf(left)).missing).toBeNull();
  });
});

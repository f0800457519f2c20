import { describe, expect, it } from 'vitest';
import { UNKNOWN_RECEIVED, UNKNOWN_SENT } from '../model/canonical';
import type { LogEntry } from '../model/entry';
import { closed, entryOf, failedEntry } from '../model/entry.fixture';
import { explain } from './explain';

const H = 'Error during WebSocket handshake: ';
const E = 'Error in connection establishment: ';
const policy = { directive: 'connect-src', disposition: 'enforce', policy: "connect-src 'self'" } as const;
const stack = '    at disconnect (https://app.example/assets/chat.js:88:14)';
const at = entryOf().record.createdAt;

function call(code: number | null, state: 'open' | 'connecting' = 'open') {
  return { at: at + 4_100, state, code, reason: null, codeType: null, stack };
}

describe('the first line', () => {
  it.each<[string, LogEntry, string]>([
    [
      'a refused handshake',
      failedEntry({ failure: `${H}Unexpected response code: 403` }),
      'The server refused the handshake: **403 Forbidden**.',
    ],
    [
      'silence, then 1006',
      entryOf({
        endedAt: at + 60_018,
        outcome: closed(1006, '', false),
        traffic: {
          sent: { messages: 0, bytes: 0, largest: 0, lastAt: null, ...UNKNOWN_SENT },
          received: { messages: 0, binaryBytes: 0, textLength: 0, largest: 0, lastAt: null, ...UNKNOWN_RECEIVED },
        },
      }),
      'Cut after **60.0 s of silence**, without a Close frame.',
    ],
    [
      'a connection that broke in use',
      entryOf({ outcome: closed(1006, '', false) }),
      'Cut after **4.18 s**, without a Close frame.',
    ],
    [
      'a connection that broke without a network',
      entryOf({ outcome: closed(1006, '', false), online: false }),
      'Cut **while the browser was offline**.',
    ],
    [
      'the back-forward cache',
      entryOf({ outcome: closed(1006, '', false), marks: [{ at: at + 4_000, what: 'pagehide' }] }),
      'Cut by the browser: the page was **put into its back-forward cache**.',
    ],
    [
      'a cut soon after the first showing of a page, as older logs mark it',
      entryOf({ outcome: closed(1006, '', false), marks: [{ at: at + 10, what: 'pageshow' }] }),
      'Cut after **4.18 s**, without a Close frame.',
    ],
    [
      'a return from the back-forward cache',
      entryOf({
        outcome: closed(1006, '', false),
        marks: [
          { at: at - 60_000, what: 'pagehide' },
          { at: at + 4_000, what: 'pageshow' },
        ],
      }),
      'Cut by the browser: the page was **put into its back-forward cache**.',
    ],
    [
      'an unanswered close()',
      entryOf({ outcome: closed(1006, '', false), closeCall: call(1000), closingAt: at + 200, endedAt: at + 60_200 }),
      'This page asked to close, from disconnect() at chat.js:88, and **no Close frame came back** within 60.0 s.',
    ],
    [
      'a broken frame',
      entryOf({ outcome: closed(1006, '', false) }, { failure: 'Invalid frame header', status: 101 }),
      'The browser cut it: **invalid frame header**.',
    ],
    ["the server's code", entryOf({ outcome: closed(1011) }), 'The server closed it: **1011 Internal Error**.'],
    [
      "the server's empty Close frame",
      entryOf({ outcome: closed(1005) }),
      'The server closed it **without giving a code**.',
    ],
    [
      "the page's own close",
      entryOf({ closeCall: call(1000), closingAt: at + 4_100 }),
      'This page closed it: **1000**, from disconnect() at chat.js:88.',
    ],
    [
      "the page's own close without a code",
      entryOf({ outcome: closed(1005), closeCall: { ...call(null), stack: null }, closingAt: at + 4_100 }),
      'This page closed it **without giving a code**.',
    ],
    [
      'connection refused',
      failedEntry({ failure: `${E}net::ERR_CONNECTION_REFUSED` }),
      'Nothing listens on chat.example:8443 (**connection refused**).',
    ],
    [
      'a name that is not known',
      failedEntry({ failure: `${E}net::ERR_NAME_NOT_RESOLVED` }),
      'No address was found for chat.example:8443: **name not resolved**.',
    ],
    [
      'a certificate that is not trusted',
      failedEntry({ failure: `${E}net::ERR_CERT_AUTHORITY_INVALID` }),
      'No secure connection to chat.example:8443: **certificate not trusted**.',
    ],
    [
      'a wrong accept key',
      failedEntry({ failure: `${H}Incorrect 'Sec-WebSocket-Accept' header value`, status: 101 }),
      'The server agreed to the handshake, but not properly: **bad Sec-WebSocket-Accept**.',
    ],
    [
      'a hang-up',
      failedEntry({ failure: 'Connection closed before receiving a handshake response' }),
      'The server did not answer the handshake: **hung up without an answer**.',
    ],
    [
      'a blocked port',
      failedEntry({ failure: `${E}net::ERR_UNSAFE_PORT` }),
      'The browser did not allow the connection: **port blocked by the browser**.',
    ],
    ['a sentence nobody knows', failedEntry({ failure: 'Quux' }), 'The handshake failed: **Quux**.'],
    [
      'DevTools was closed',
      failedEntry(),
      'The handshake failed. Chromium tells the reason **only while DevTools is open**.',
    ],
    [
      'Firefox without a reason',
      failedEntry(null, {}, 'firefox'),
      'The handshake failed. Firefox tells the reason **only where Hangup may see the site**.',
    ],
    [
      'Safari without a reason',
      failedEntry(null, {}, 'safari'),
      'The handshake failed, and the browser **gave no reason**.',
    ],
    [
      'an improper 101 that Firefox says nothing of',
      failedEntry({ source: 'webRequest', status: 101, responseHeaders: [], requestHeaders: [] }, {}, 'firefox'),
      'The server agreed to the handshake, but not properly: **no Upgrade**.',
    ],
    [
      "Firefox's words about TLS in its user's language",
      failedEntry({ source: 'webRequest', failure: 'Das Zertifikat ist nicht vertrauenswürdig.' }, {}, 'firefox'),
      'No secure connection to chat.example:8443: **Das Zertifikat ist nicht vertrauenswürdig**.',
    ],
    [
      'a code that Firefox lets a server send',
      entryOf({ outcome: closed(1006) }),
      'The server closed it: **1006 Abnormal Closure**.',
    ],
    [
      'a bad port',
      failedEntry(null, { url: 'ws://chat.example:6667/' }, 'firefox'),
      'The browser did not allow the connection: **port blocked by the browser**.',
    ],
    [
      'another extension blanks the reason',
      failedEntry({ failure: null }),
      'The handshake failed, and **another extension hides the reason**.',
    ],
    [
      'a page that lost patience',
      failedEntry(null, { closeCall: call(null, 'connecting') }),
      'This page closed it **before it opened**, from disconnect() at chat.js:88, after 12 ms.',
    ],
    [
      'a policy',
      failedEntry(null, { outcome: { kind: 'blocked', policy } }),
      "The page's Content Security Policy **does not allow it** (connect-src).",
    ],
    [
      'a constructor that a policy made throw',
      failedEntry(null, { outcome: { kind: 'constructor-threw', name: 'SecurityError', message: '', policy } }),
      "The page's Content Security Policy **does not allow it** (connect-src).",
    ],
    [
      'a ban without a word',
      failedEntry(null, { outcome: { kind: 'blocked', policy: null } }),
      'The browser **did not allow the connection**.',
    ],
    [
      'a constructor that threw',
      failedEntry(null, { outcome: { kind: 'constructor-threw', name: 'SyntaxError', message: 'bad', policy: null } }),
      'new WebSocket() threw **SyntaxError**, from connect() at chat.js:12.',
    ],
    [
      'a page that went away',
      entryOf({ outcome: { kind: 'page-went-away', state: 'open', persisted: false } }),
      'The page went away **while it was open**.',
    ],
    [
      "a worker's socket",
      failedEntry({ status: 101 }, { outcome: { kind: 'unseen' }, endedAt: at + 4_200 }),
      "A worker's socket ended after **4.20 s**.",
    ],
  ])('of %s', (_, entry, headline) => {
    expect(explain(entry).headline).toBe(headline);
  });
});

describe('the second line', () => {
  it('tells what the page was told, and what to look at', () => {
    expect(explain(failedEntry({ failure: `${H}Unexpected response code: 403` })).advice).toBe(
      'Check the Origin the server allows, or its login. The page was told only 1006.',
    );
  });

  it('gives the exception of the constructor verbatim, and takes no emphasis from it', () => {
    const outcome = { kind: 'constructor-threw', name: 'SyntaxError', message: "'a**b' is bad", policy: null } as const;
    expect(explain(failedEntry(null, { outcome })).advice).toBe("'a*\u2060*b' is bad");
  });

  it('names what to add to the policy', () => {
    expect(explain(failedEntry(null, { outcome: { kind: 'blocked', policy } })).advice).toContain(
      "Add wss://chat.example:8443 to the policy's connect-src.",
    );
  });
});

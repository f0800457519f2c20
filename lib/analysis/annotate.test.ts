import { expect, it, describe as suite } from 'vitest';
import { UNKNOWN_RECEIVED, UNKNOWN_SENT } from '../model/canonical';
import type { LogEntry } from '../model/entry';
import { closed, entryOf, failedEntry } from '../model/entry.fixture';
import { annotate, sharedAnnotation } from './annotate';

const H = 'Error during WebSocket handshake: ';
const E = 'Error in connection establishment: ';
const policy = { directive: 'connect-src', disposition: 'enforce', policy: "connect-src 'self'" } as const;

suite('describe', () => {
  it.each<[string, LogEntry, codeLabel: string, name: string, category: string, http: string, closedBy: string]>([
    ['a normal end', entryOf(), '1000', 'Normal Closure', 'normal', '≈ 200', 'server'],
    ['a protocol code', entryOf({ outcome: closed(1011) }), '1011', 'Internal Error', 'protocol', '= 500', 'server'],
    ['a registered code', entryOf({ outcome: closed(3000) }), '3000', 'Unauthorized', 'registered', '= 401', 'server'],
    ['a private code', entryOf({ outcome: closed(4001) }), '4001', 'Private use', 'private', 'none', 'server'],
    [
      'a code of a recognised application',
      entryOf({ outcome: closed(4401), protocol: 'graphql-transport-ws' }),
      '4401',
      'Unauthorized',
      'private',
      '≈ 401',
      'server',
    ],
    [
      'a lost connection',
      entryOf({ outcome: closed(1006, '', false) }),
      '1006',
      'Abnormal Closure',
      'local',
      '~ 500',
      'network',
    ],
    [
      'a refused handshake',
      failedEntry({ failure: `${H}Unexpected response code: 403` }),
      '✕ 403',
      'Forbidden',
      'local',
      '403 (actual response)',
      'server',
    ],
    [
      'a status without a registered phrase',
      failedEntry({ failure: `${H}Unexpected response code: 799` }),
      '✕ 799',
      'Handshake refused',
      'local',
      '799 (actual response)',
      'server',
    ],
    [
      'a refused connection',
      failedEntry({ failure: `${E}net::ERR_CONNECTION_REFUSED` }),
      '✕',
      'connection refused',
      'local',
      'none',
      'network',
    ],
    ['a failure without evidence', failedEntry(), '✕', 'Handshake failed', 'local', 'none', 'unknown'],
    [
      'a page that lost patience',
      failedEntry(null, {
        closeCall: { at: 1, state: 'connecting', code: null, reason: null, codeType: null, stack: null },
      }),
      '✕',
      'Cancelled by the page',
      'local',
      'none',
      'page',
    ],
    [
      'a connection that a policy forbids',
      failedEntry(null, { outcome: { kind: 'blocked', policy } }),
      '✕',
      'blocked by CSP connect-src',
      'local',
      'none',
      'browser',
    ],
    [
      'a connection that is forbidden without a word',
      failedEntry(null, { outcome: { kind: 'blocked', policy: null } }),
      '✕',
      'blocked before connecting',
      'local',
      'none',
      'browser',
    ],
    [
      'a constructor that threw',
      failedEntry(null, {
        url: 'nonsense:',
        outcome: { kind: 'constructor-threw', name: 'SyntaxError', message: 'bad', policy: null },
      }),
      '✕',
      'bad URL',
      'local',
      'none',
      'browser',
    ],
    [
      'a page that went away',
      entryOf({ outcome: { kind: 'page-went-away', state: 'open', persisted: false } }),
      '–',
      'Page went away',
      'normal',
      'none',
      'navigation',
    ],
    [
      "a worker's socket",
      failedEntry({ status: 101 }, { outcome: { kind: 'unseen' } }),
      '–',
      "Worker's socket",
      'local',
      'none',
      'unknown',
    ],
    [
      "a worker's refused handshake",
      failedEntry({ failure: `${H}Unexpected response code: 502`, status: 502 }, { outcome: { kind: 'unseen' } }),
      '✕ 502',
      'Bad Gateway',
      'local',
      '502 (actual response)',
      'server',
    ],
  ])('%s', (_, entry, codeLabel, name, category, http, closedBy) => {
    const annotation = annotate(entry);
    expect(annotation).toMatchObject({ codeLabel, name, category, closedBy });
    expect(annotation.http.text).toBe(http);
  });

  it('keeps the words for an entry, and finds new ones for its next version', () => {
    const entry = failedEntry();
    expect(sharedAnnotation(entry)).toBe(sharedAnnotation(entry));
    const later = failedEntry({ failure: `${H}Unexpected response code: 403` });
    expect(sharedAnnotation(later)).not.toBe(sharedAnnotation(entry));
  });

  it('splits a life into handshake, open, closing and silence', () => {
    const at = 1_000_000;
    const entry = entryOf({
      createdAt: at,
      openedAt: at + 20,
      closingAt: at + 500,
      endedAt: at + 530,
      traffic: {
        sent: { messages: 1, bytes: 1, largest: 1, lastAt: at + 100, ...UNKNOWN_SENT },
        received: { messages: 1, binaryBytes: 1, textLength: 0, largest: 1, lastAt: at + 200, ...UNKNOWN_RECEIVED },
      },
    });
    expect(annotate(entry)).toMatchObject({
      durationMs: 530,
      handshakeMs: 20,
      openMs: 480,
      closingMs: 30,
      silentMs: 330,
    });
  });

  it('has no open time for a socket that never opened, and no silence for one that was not counted', () => {
    expect(annotate(failedEntry())).toMatchObject({ openMs: null, closingMs: null, silentMs: null, handshakeMs: 12 });
    expect(annotate(entryOf({ traffic: null })).silentMs).toBeNull();
  });

  it.each([
    ['wss://chat.example:8443/live?room=1', 'chat.example:8443', '/live?room=1'],
    ['ws://chat.example', 'chat.example', '/'],
    ['ws://localhost:undefined/', 'localhost:undefined', '/'],
    ['not a URL', '', 'not a URL'],
    [null, '', ''],
  ])('splits the URL %s', (url, host, path) => {
    expect(annotate(entryOf({ url }))).toMatchObject({ url: url ?? '', host, path });
  });
});

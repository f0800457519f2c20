import fc from 'fast-check';
import type { HandshakeEvidence, LogEntry } from './entry';
import { entryOf } from './entry.fixture';
import { LIMITS } from './limits';
import { PROTOCOL_MESSAGE_KINDS, type ProtocolMessage } from './protocol-message';
import type { Outcome, PageEvent, PolicyViolation, SocketRecord } from './record';

/** For property tests: anything a page could make of a string, lone surrogates, bidi marks and formulas included. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  {
    weight: 3,
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
      .map((units) => String.fromCharCode(...units)),
  },
  {
    weight: 2,
    arbitrary: fc
      .array(
        fc.constantFrom(
          '=',
          '+',
          '-',
          '@',
          '\t',
          '\r',
          '\n',
          "'",
          '"',
          ';',
          ',',
          ' ',
          '＝',
          '\\',
          '\\uD83D',
          '\ud83d',
          '\ude00',
          '|',
          '`',
          '<b>',
          '\u202e',
          '\0',
          'a',
          '1',
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  },
);

const time = fc.double({ min: 1.6e12, max: 2e12, noNaN: true });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const count = fc.nat();
const url = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }).map((web) => web.replace(/^http/, 'ws')),
  anyText,
);
const policy: fc.Arbitrary<PolicyViolation | null> = maybe(
  fc.record({ directive: anyText, disposition: fc.constantFrom('enforce', 'report'), policy: anyText }),
);
const closeEvent = {
  code: fc.oneof(fc.constantFrom(1000, 1001, 1005, 1006, 1011, 4401), fc.nat(65_535)),
  reason: anyText,
  wasClean: fc.boolean(),
  errorEvent: fc.boolean(),
};

const anyOutcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.record({ kind: fc.constant('closed' as const), ...closeEvent }),
  fc.record({ kind: fc.constant('handshake-failed' as const), ...closeEvent }),
  fc.record({ kind: fc.constant('blocked' as const), policy }),
  fc.record({ kind: fc.constant('constructor-threw' as const), name: anyText, message: anyText, policy }),
  fc.record({
    kind: fc.constant('page-went-away' as const),
    state: fc.constantFrom('connecting' as const, 'open' as const, 'closing' as const),
    persisted: fc.boolean(),
  }),
  fc.constant({ kind: 'unseen' as const }),
);

const anyProtocolMessage: fc.Arbitrary<ProtocolMessage> = fc.record(
  {
    protocol: fc.constantFrom('socketio', 'stomp', 'of-a-newer-version'),
    kind: fc.constantFrom(...PROTOCOL_MESSAGE_KINDS),
    direction: fc.constantFrom('sent' as const, 'received' as const),
    at: time,
    code: fc.nat(65_535),
    reason: anyText,
    error: anyText,
    reconnect: fc.boolean(),
    pingInterval: count,
    pingTimeout: count,
  },
  { requiredKeys: ['protocol', 'kind', 'direction', 'at'] },
);

const anyRecord: fc.Arbitrary<SocketRecord> = fc.record({
  key: fc.tuple(fc.uuid(), fc.nat(999_999_999)).map(([token, sequence]) => `${token}:${sequence}`),
  revision: count,
  api: fc.constantFrom('WebSocket' as const, 'WebSocketStream' as const),
  url: maybe(url),
  requestedUrl: maybe(url),
  requestedProtocols: maybe(fc.array(anyText, { maxLength: 4 })),
  protocol: anyText,
  extensions: anyText,
  document: fc.record({ url, startedAt: time, top: fc.boolean() }),
  initiator: maybe(anyText),
  createdAt: time,
  openedAt: maybe(time),
  closingAt: maybe(time),
  endedAt: time,
  outcome: anyOutcome,
  closeCall: maybe(
    fc.record({
      at: time,
      state: fc.constantFrom('connecting' as const, 'open' as const),
      code: maybe(fc.integer({ min: 1000, max: 4999 })),
      reason: maybe(anyText),
      codeType: maybe(fc.constantFrom('string', 'object')),
      stack: maybe(anyText),
    }),
  ),
  misuses: fc.array(
    fc.record({
      at: time,
      method: fc.constantFrom('close', 'send'),
      name: anyText,
      message: anyText,
      stack: maybe(anyText),
    }),
    { maxLength: 2 },
  ),
  traffic: maybe(
    fc.record({
      sent: fc.record({
        messages: count,
        bytes: count,
        largest: count,
        firstAt: maybe(time),
        lastAt: maybe(time),
        maxBufferedAmount: maybe(count),
        discarded: maybe(count),
      }),
      received: fc.record({
        messages: count,
        binaryBytes: count,
        textLength: count,
        largest: count,
        firstAt: maybe(time),
        lastAt: maybe(time),
        longestSilence: maybe(count),
        approximate: fc.boolean(),
      }),
    }),
  ),
  protocolMessages: fc.array(anyProtocolMessage, { maxLength: 3 }),
  bufferedAmount: maybe(count),
  visibility: fc.constantFrom('visible' as const, 'hidden' as const),
  online: fc.boolean(),
  marks: fc.array(
    fc.oneof<fc.Arbitrary<PageEvent>[]>(
      fc.record({ at: time, what: fc.constantFrom('visible' as const, 'hidden', 'freeze', 'resume', 'offline') }),
      fc.record({ at: time, what: fc.constant('clockjump' as const), ms: fc.integer({ min: -1e7, max: 1e9 }) }),
    ),
    { maxLength: LIMITS.marks / 4 },
  ),
  cut: fc.array(fc.constantFrom('url', 'reason', 'initiator'), { maxLength: 2 }),
});

const headers = maybe(fc.array(fc.record({ name: anyText, value: anyText }), { maxLength: 3 }));

const anyEvidence: fc.Arbitrary<HandshakeEvidence> = fc.record({
  source: fc.constantFrom('har' as const, 'webRequest' as const),
  match: fc.constantFrom('key' as const, 'order' as const),
  failure: maybe(anyText),
  status: maybe(fc.integer({ min: 100, max: 599 })),
  statusText: maybe(anyText),
  requestHeaders: headers,
  responseHeaders: headers,
  serverAddress: maybe(anyText),
  initiator: maybe(fc.array(fc.record({ functionName: anyText, url, line: count, column: count }), { maxLength: 2 })),
  startedAt: maybe(time),
  timings: maybe(fc.record({ dns: count, connect: count, ssl: count, wait: count }, { requiredKeys: [] })),
  traffic: maybe(
    fc.record({
      sent: fc.record({ messages: count, bytes: count, largest: count }),
      received: fc.record({ messages: count, binaryBytes: count, textLength: count, largest: count }),
    }),
  ),
});

export const anyEntry: fc.Arbitrary<LogEntry> = fc.record({
  order: count,
  change: count,
  record: anyRecord,
  source: fc.record({
    tabId: fc.integer({ min: -1, max: 1e6 }),
    frameId: count,
    documentId: maybe(fc.uuid()),
    frameUrl: maybe(url),
    private: fc.boolean(),
    engine: fc.constantFrom('chromium' as const, 'firefox' as const, 'safari' as const),
  }),
  evidence: maybe(anyEvidence),
  receivedAt: time,
});

/** One entry of which only what a test is about is said: else a socket that was cut after a minute. */
export function entryWith(record: Partial<SocketRecord> = {}, rest: Partial<Omit<LogEntry, 'record'>> = {}): LogEntry {
  const entry = entryOf({
    key: 'f00d:1',
    url: 'wss://chat.example.com/live?room=7',
    document: { url: 'https://example.com/', startedAt: 1_790_000_000_000, top: true },
    initiator: null,
    createdAt: 1_790_000_001_000,
    openedAt: 1_790_000_001_018,
    endedAt: 1_790_000_061_018,
    outcome: { kind: 'closed', code: 1006, reason: '', wasClean: false, errorEvent: true },
    traffic: null,
    ...record,
  });
  return {
    ...entry,
    source: { ...entry.source, frameUrl: 'https://example.com/' },
    receivedAt: 1_790_000_061_020,
    ...rest,
  };
}

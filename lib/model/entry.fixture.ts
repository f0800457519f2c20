import { UNKNOWN_RECEIVED, UNKNOWN_SENT } from './canonical';
import { type Engine, evidenceSchema, type HandshakeEvidence, type LogEntry } from './entry';
import { type Outcome, recordSchema, type SocketRecord } from './record';
import { defaultsOf } from './schema';

const AT = Date.UTC(2026, 10, 22, 9, 30);

/** For tests: a socket to chat.example that opened after 18 ms and was closed 4.2 s later, but for what is given. */
export function entryOf(
  record: Partial<SocketRecord> = {},
  evidence: Partial<HandshakeEvidence> | null = null,
  engine: Engine = 'chromium',
): LogEntry {
  return {
    order: 1,
    change: 1,
    receivedAt: AT + 5_000,
    source: { tabId: 1, frameId: 0, documentId: null, frameUrl: 'https://app.example/', private: false, engine },
    evidence: evidence && evidenceOf(evidence),
    record: {
      key: 'fixture:1',
      revision: 0,
      api: 'WebSocket',
      ...defaultsOf(recordSchema),
      url: 'wss://chat.example:8443/live?room=1',
      requestedProtocols: [],
      protocol: '',
      extensions: '',
      document: { url: 'https://app.example/', startedAt: AT - 1_000, top: true },
      initiator: '    at connect (https://app.example/chat.js:12:9)',
      createdAt: AT,
      openedAt: AT + 18,
      closingAt: null,
      endedAt: AT + 4_200,
      outcome: closed(1000),
      closeCall: null,
      misuses: [],
      traffic: {
        sent: { messages: 2, bytes: 64, largest: 40, lastAt: AT + 4_000, ...UNKNOWN_SENT },
        received: {
          messages: 3,
          binaryBytes: 0,
          textLength: 120,
          largest: 80,
          lastAt: AT + 4_100,
          ...UNKNOWN_RECEIVED,
        },
      },
      bufferedAmount: 0,
      visibility: 'visible',
      online: true,
      marks: [],
      cut: [],
      ...record,
    },
  };
}

/** For tests: the same socket, that never opened. */
export function failedEntry(
  evidence: Partial<HandshakeEvidence> | null = null,
  record: Partial<SocketRecord> = {},
  engine: Engine = 'chromium',
): LogEntry {
  return entryOf(
    {
      openedAt: null,
      endedAt: AT + 12,
      outcome: { kind: 'handshake-failed', code: 1006, reason: '', wasClean: false, errorEvent: true },
      ...record,
    },
    evidence,
    engine,
  );
}

export function closed(code: number, reason = '', wasClean = true): Outcome {
  return { kind: 'closed', code, reason, wasClean, errorEvent: false };
}

/** For tests: evidence from the Network log, which knows nothing but what is given. */
export function evidenceOf(given: Partial<HandshakeEvidence> = {}): HandshakeEvidence {
  return {
    source: 'har',
    match: 'key',
    failure: null,
    status: null,
    statusText: null,
    requestHeaders: null,
    responseHeaders: null,
    serverAddress: null,
    initiator: null,
    startedAt: null,
    timings: null,
    ...defaultsOf(evidenceSchema),
    ...given,
  };
}

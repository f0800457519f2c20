import type { KeptMessages, PageReport } from './page-channel';
import type { RawFrame, RawSocket } from './raw-events';

/** For tests: a frame whose document began at 1,000. */
export const FRAME: RawFrame = { token: 'abcdefghijklm', startedAt: 1_000, top: true, events: [] };

const NONE_KEPT: KeptMessages = { data: {}, at: {} };

/** For tests: what the page script notes of a socket that sent two messages. Times are from the document's begin. */
export function pageReport(some: Partial<PageReport> = {}): PageReport {
  return {
    seq: 7,
    api: 'WebSocket',
    at: 1_000,
    url: 'wss://app.example/live',
    protocols: '',
    stack: null,
    sent: {
      messages: 2,
      bytes: 64,
      largest: 40,
      firstAt: 1_200,
      lastAt: 1_900,
      maxBufferedAmount: 64,
      discarded: 0,
      kept: NONE_KEPT,
    },
    invalidCalls: {},
    ...some,
  };
}

/** For tests: a socket that the server closed with 4000 a second after its constructor. */
export function rawSocket(some: Partial<RawSocket> = {}): RawSocket {
  const { seq = 7 } = some;
  return {
    seq,
    revision: 1,
    reports: [pageReport({ seq })],
    end: { kind: 'close', code: 4000, reason: 'bye', wasClean: true },
    createdAt: 2_000,
    endedAt: 3_000,
    openedAt: 2_100,
    errorEvent: false,
    policy: null,
    documentUrl: 'https://app.example/',
    socket: { url: 'wss://app.example/live', protocol: 'chat', extensions: '', bufferedAmount: 0 },
    received: {
      messages: 3,
      binaryBytes: 10,
      textLength: 120,
      largest: 80,
      firstAt: 2_200,
      lastAt: 2_950,
      longestGap: 600,
      missed: 0,
      kept: NONE_KEPT,
    },
    visibility: 'visible',
    online: true,
    ...some,
  };
}

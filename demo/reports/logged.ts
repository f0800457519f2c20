import type { LogEntry } from '../../lib/model/entry';
import { parseEntry } from '../../lib/model/parse';

/** A connection of minutes or hours, in seconds. */
export interface Life {
  url: string;
  /** From the start of the log to the constructor. */
  at: number;
  /** From `open` to the end; `null`: it never opened. */
  age: number | null;
  /** The end, as the page sees it. */
  end?: { code: number; reason?: string; wasClean?: boolean };
  /** What the browser says of a handshake that failed. */
  failure?: string;
  status?: number;
  /** Without a message before the end. */
  quiet?: number;
  /** Between two messages of the server; none where it is longer than the age. */
  every?: number;
  /** Messages of the page, the last of them so many seconds before the end. */
  sent?: { messages: number; quiet: number; bytes?: number };
  /** Headers of the answer. */
  headers?: Record<string, string>;
  protocols?: string[];
  page?: string;
  hiddenFor?: number;
  /** The page closed it. */
  closeCall?: { code: number | null; reason?: string; function: string };
}

const START = Date.UTC(2026, 9, 5, 8, 0, 0);
const OPENING = 80;

/** Entries as Chromium with DevTools open records them, read by the parser that reads imported logs. */
export function logOf(lives: readonly Life[]): LogEntry[] {
  return lives.map((life, index) => {
    const result = parseEntry(entryOf(life, index + 1));
    if ('problem' in result) throw new Error(`${life.url}: ${result.problem}`);
    return result.entry;
  });
}

function entryOf(life: Life, number: number): unknown {
  const { url, at, age, end = { code: 1006 }, quiet = 0, every = 1, sent, page = 'https://app.example.test/' } = life;
  const { protocols = [], hiddenFor, closeCall } = life;
  const createdAt = START + at * 1000;
  const openedAt = age === null ? null : createdAt + OPENING;
  const endedAt = (openedAt ?? createdAt + OPENING) + (age ?? 0) * 1000;
  const reason = end.reason ?? '';
  const wasClean = end.wasClean ?? end.code !== 1006;
  const busy = (age ?? 0) - quiet;
  const messages = age === null || busy <= 0 ? 0 : Math.max(1, Math.floor(busy / every));
  const lastAt = messages === 0 ? null : endedAt - quiet * 1000;
  const closing = closeCall
    ? {
        at: endedAt - 3,
        state: 'open',
        code: closeCall.code,
        reason: closeCall.reason ?? null,
        codeType: null,
        stack: `    at ${closeCall.function} (${new URL('/app.js', page).href}:120:14)`,
      }
    : null;
  return {
    order: number,
    change: number,
    receivedAt: endedAt + 20,
    record: {
      key: `a0b1c2d3e4f5:${number}`,
      revision: 0,
      api: 'WebSocket',
      url,
      requestedUrl: null,
      requestedProtocols: protocols,
      protocol: age === null ? '' : (protocols[0] ?? ''),
      extensions: '',
      document: { url: page, startedAt: START - 5_000, top: true },
      initiator: null,
      createdAt,
      openedAt,
      closingAt: closing ? closing.at : null,
      endedAt,
      outcome:
        age === null
          ? { kind: 'handshake-failed', code: 1006, reason: '', wasClean: false, errorEvent: true }
          : { kind: 'closed', code: end.code, reason, wasClean, errorEvent: false },
      closeCall: closing,
      misuses: [],
      traffic: {
        sent: {
          messages: sent?.messages ?? 0,
          bytes: (sent?.messages ?? 0) * (sent?.bytes ?? 40),
          largest: sent ? (sent.bytes ?? 40) : 0,
          firstAt: sent && openedAt ? openedAt + 20 : null,
          lastAt: sent ? endedAt - sent.quiet * 1000 : null,
          maxBufferedAmount: 0,
          discarded: 0,
        },
        received: {
          messages,
          binaryBytes: 0,
          textLength: messages * 120,
          largest: messages > 0 ? 120 : 0,
          firstAt: messages > 0 && openedAt ? openedAt + Math.min(every, busy) * 1000 : null,
          lastAt,
          longestSilence: Math.max(quiet, Math.min(every, age ?? 0)) * 1000,
          approximate: false,
        },
      },
      bufferedAmount: 0,
      visibility: hiddenFor === undefined ? 'visible' : 'hidden',
      online: true,
      marks: hiddenFor === undefined ? [] : [{ at: endedAt - hiddenFor * 1000, what: 'hidden' }],
      cut: [],
    },
    source: {
      tabId: 7,
      frameId: 0,
      documentId: 'D0',
      frameUrl: page,
      private: false,
      engine: 'chromium',
    },
    evidence: {
      source: 'har',
      match: 'key',
      failure: life.failure ?? null,
      status: life.failure === undefined ? (life.status ?? 101) : null,
      statusText: life.status === undefined && life.failure === undefined ? 'Switching Protocols' : null,
      requestHeaders: [
        { name: 'Host', value: new URL(url).host },
        { name: 'Origin', value: new URL(page).origin },
      ],
      responseHeaders: Object.entries({
        ...(age === null ? {} : { Upgrade: 'websocket', Connection: 'Upgrade' }),
        ...life.headers,
      }).map(([name, value]) => ({ name, value })),
      serverAddress: '203.0.113.7',
      initiator: null,
      startedAt: createdAt,
      timings: { wait: OPENING },
      traffic: null,
    },
  };
}

import * as v from 'valibot';
import { i18n } from '#i18n';
import { parseFailure } from '../analysis/failure';
import { evidenceFromHar } from '../evidence/har-entry';
import type { CallFrame, Engine, HandshakeEvidence, LogEntry } from '../model/entry';
import { LIMITS } from '../model/limits';
import { countMessages, firstMessageAt, sizeOf } from '../model/message-counts';
import { parseRecord } from '../model/parse';
import type { EpochMs, Outcome, Traffic } from '../model/record';
import { textHash } from '../model/text-hash';

const finite = v.pipe(v.number(), v.finite());
const milliseconds = v.fallback(v.pipe(finite, v.minValue(0)), 0);
const seconds = v.fallback(v.nullable(v.pipe(finite, v.minValue(0))), null);

const headers = v.fallback(v.array(v.object({ name: v.string(), value: v.string() })), []);

/** What a HAR says of a socket beside what {@link evidenceFromHar} reads. */
const schema = v.object({
  _resourceType: v.fallback(v.string(), ''),
  request: v.object({ url: v.string(), headers }),
  startedDateTime: v.fallback(v.string(), ''),
  time: milliseconds,
  timings: v.fallback(
    v.object({
      blocked: milliseconds,
      dns: milliseconds,
      connect: milliseconds,
      send: milliseconds,
      wait: milliseconds,
    }),
    { blocked: 0, dns: 0, connect: 0, send: 0, wait: 0 },
  ),
  _webSocketMessages: v.fallback(v.array(v.unknown()), []),
  _hangup: v.optional(v.unknown()),
  _webSocketClose: v.fallback(
    v.union([
      v.literal('aborted'),
      v.object({
        code: v.fallback(v.pipe(finite, v.integer(), v.minValue(0), v.maxValue(65_535)), 1005),
        reason: v.fallback(v.string(), ''),
        timestamp: seconds,
      }),
      v.null(),
    ]),
    null,
  ),
});
type Har = v.InferOutput<typeof schema>;

export function isHarEntry(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'request' in value;
}

/** The first part of the keys of a file's sockets: the same file gives the same keys. */
export function keyToken(file: string): string {
  return textHash(`${file.length} ${file.slice(0, 4_096)} ${file.slice(-4_096)}`);
}

/** An entry of a HAR file as one of our log; `null`: it is none of a WebSocket. */
export function harEntry(
  value: object,
  key: string,
  place: { order: number; engine: Engine },
): { entry: LogEntry } | { problem: string } | null {
  const parsed = v.safeParse(schema, value);
  if (!parsed.success) return { problem: i18n.t('importing.noRequest') };
  const har = parsed.output;
  if (!isSocket(har)) return null;
  const item = evidenceFromHar({ ...value, _resourceType: 'websocket' });
  if (!item) return { problem: i18n.t('importing.noResponse') };
  const { evidence } = item;
  const createdAt = startOf(har) ?? evidence.startedAt ?? 0;
  const closedAt =
    har._webSocketClose !== null && typeof har._webSocketClose === 'object' ? har._webSocketClose.timestamp : null;
  // Of a connection that never came up Chrome's file has neither the begin nor how long it took.
  const took = Date.parse(har.startedDateTime) > 0 ? har.time : 0;
  const endedAt = Math.max(createdAt, closedAt === null ? createdAt + took : closedAt * 1000);
  const outcome = outcomeOf(har, evidence);
  const opened = outcome.kind === 'closed' || (outcome.kind === 'unseen' && evidence.status === 101);
  const openedAt = opened ? openingOf(har, createdAt, endedAt) : null;
  const url = har.request.url.slice(0, LIMITS.url);
  const record = parseRecord({
    key,
    revision: 0,
    api: 'WebSocket',
    url,
    requestedProtocols: listHeader(har.request.headers, 'sec-websocket-protocol'),
    protocol: (header(evidence.responseHeaders, 'sec-websocket-protocol') ?? '').slice(0, LIMITS.protocol),
    extensions: (header(evidence.responseHeaders, 'sec-websocket-extensions') ?? '').slice(0, LIMITS.extensions),
    document: {
      url: (header(har.request.headers, 'origin') ?? '').slice(0, LIMITS.url),
      startedAt: createdAt,
      top: true,
    },
    initiator: stackText(evidence.initiator),
    createdAt,
    openedAt,
    closingAt: null,
    endedAt,
    outcome,
    closeCall: null,
    misuses: [],
    protocolMessages: [],
    // Our own files leave the messages out.
    traffic:
      openedAt === null || har._hangup !== undefined ? null : trafficOf(har._webSocketMessages, { openedAt, endedAt }),
    bufferedAmount: null,
    visibility: 'visible',
    online: true,
    marks: [],
    cut: url.length < har.request.url.length ? ['url'] : [],
  });
  if ('problem' in record) return record;
  return {
    entry: {
      order: place.order,
      change: place.order,
      record: record.record,
      source: { tabId: -1, frameId: 0, documentId: null, frameUrl: null, private: false, engine: place.engine },
      evidence,
      receivedAt: endedAt,
    },
  };
}

/** Firefox names no resource type, and some proxies write `https:` for `wss:`. */
function isSocket({ _resourceType, request }: Har): boolean {
  if (_resourceType === 'websocket' || /^wss?:/i.test(request.url)) return true;
  return header(request.headers, 'upgrade')?.toLowerCase() === 'websocket';
}

/**
 * What the page was told, as far as a HAR shows it. A connection that failed gives 1006 by the standard (WHATWG
 * WebSockets, “fail the WebSocket connection”). Chrome keeps no code of a socket that was closed: that end is unseen.
 */
function outcomeOf({ _webSocketClose: close }: Har, { status, failure }: HandshakeEvidence): Outcome {
  const lost = { code: 1006, reason: '', wasClean: false, errorEvent: true };
  if (close !== null && close !== 'aborted') {
    const reason = close.reason.slice(0, LIMITS.reason);
    return { kind: 'closed', code: close.code, reason, wasClean: true, errorEvent: false };
  }
  if (status !== 101) return { kind: 'handshake-failed', ...lost };
  if (failure !== null) {
    return { kind: parseFailure(failure).phase === 'open' ? 'closed' : 'handshake-failed', ...lost };
  }
  return close === 'aborted' ? { kind: 'closed', ...lost } : { kind: 'unseen' };
}

/** Connections that never came up begin in 1969 in Chrome's file. */
function startOf({ startedDateTime, _webSocketMessages }: Har): number | null {
  const at = Date.parse(startedDateTime);
  if (Number.isFinite(at) && at > 0) return at;
  const [first] = _webSocketMessages;
  const time = v.safeParse(v.object({ time: v.pipe(finite, v.minValue(1)) }), first);
  return time.success ? time.output.time * 1000 : null;
}

/** Chrome's `wait` ends with the last message; none comes before the socket is open. */
function openingOf({ timings, _webSocketMessages: messages }: Har, createdAt: EpochMs, endedAt: EpochMs): EpochMs {
  const { blocked, dns, connect, send, wait } = timings;
  const answeredAt = createdAt + blocked + dns + connect + send + wait;
  return Math.min(answeredAt, Math.max(createdAt, firstMessageAt(messages)), endedAt);
}

function header(list: readonly { name: string; value: string }[] | null, wanted: string): string | null {
  return list?.find(({ name }) => name.toLowerCase() === wanted)?.value ?? null;
}

function listHeader(list: readonly { name: string; value: string }[], wanted: string): string[] {
  const value = header(list, wanted);
  if (!value) return [];
  return value
    .split(',', LIMITS.protocols)
    .map((part) => part.trim().slice(0, LIMITS.protocol))
    .filter(Boolean);
}

/** As Chromium prints a stack. */
function stackText(frames: readonly CallFrame[] | null): string | null {
  if (!frames || frames.length === 0) return null;
  return frames
    .map(({ functionName, url, line, column }) =>
      functionName ? `at ${functionName} (${url}:${line}:${column})` : `at ${url}:${line}:${column}`,
    )
    .join('\n')
    .slice(0, LIMITS.stack);
}

/**
 * How much went each way, counted as the recorder counts it, while the socket was open. The messages themselves are not
 * kept.
 */
function trafficOf(messages: readonly unknown[], open: { openedAt: EpochMs; endedAt: EpochMs }): Traffic {
  const { sent, received } = countMessages(messages);
  const times = { send: timesOf(messages, 'send'), receive: timesOf(messages, 'receive') };
  return {
    sent: {
      ...sent,
      firstAt: times.send[0] ?? null,
      lastAt: times.send.at(-1) ?? null,
      maxBufferedAmount: null,
      discarded: null,
    },
    received: {
      ...received,
      firstAt: times.receive[0] ?? null,
      lastAt: times.receive.at(-1) ?? null,
      longestSilence: longestGap([open.openedAt, ...times.receive, open.endedAt]),
      approximate: false,
    },
  };
}

function timesOf(messages: readonly unknown[], wanted: 'send' | 'receive'): EpochMs[] {
  const times: EpochMs[] = [];
  for (const value of messages) {
    const message = sizeOf(value);
    if (message?.direction === wanted) times.push(message.at);
  }
  return times;
}

function longestGap(times: readonly EpochMs[]): number {
  let longest = 0;
  for (let at = 1; at < times.length; at++) longest = Math.max(longest, (times[at] ?? 0) - (times[at - 1] ?? 0));
  return longest;
}

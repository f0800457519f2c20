import * as v from 'valibot';
import { parseFailure } from '../analysis/failure';
import type { CallFrame, HandshakeEvidence, Header } from '../model/entry';
import { EVIDENCE_LIMITS } from '../model/limits';
import { countMessages, firstMessageAt } from '../model/message-counts';
import type { EpochMs } from '../model/record';
import { socketKeyOf } from '../model/socket-key';
import { textHash } from '../model/text-hash';
import type { EvidenceItem } from '../protocol/messages';

/** The log's begin is in whole milliseconds, its messages' times are not. */
const CLOCK_STEP = 1;

/** Levels of a stack are read until there are so many frames. */
const FRAMES_READ = 200;

const finite = v.pipe(v.number(), v.finite());
const status = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999));
const textOrNone = v.fallback(v.string(), '');

const headers = v.fallback(v.array(v.object({ name: v.string(), value: v.string() })), []);

const callFrame = v.object({
  functionName: v.string(),
  url: v.string(),
  lineNumber: finite,
  columnNumber: finite,
});
/** Read level by level: a stack in a file may be nested deeper than a recursive reader can go. */
const stackSchema = v.object({ callFrames: v.array(callFrame), parent: v.optional(v.unknown()) });

const timings = v.fallback(
  v.object({
    blocked: v.optional(finite),
    dns: v.optional(finite),
    connect: v.optional(finite),
    ssl: v.optional(finite),
    send: v.optional(finite),
    wait: v.optional(finite),
    receive: v.optional(finite),
  }),
  {},
);

const entrySchema = v.object({
  _resourceType: v.literal('websocket'),
  _initiator: v.fallback(v.object({ stack: v.optional(v.unknown()) }), {}),
  _webSocketMessages: v.fallback(v.nullable(v.array(v.unknown())), null),
  _hangup: v.optional(v.unknown()),
  request: v.object({ url: v.pipe(v.string(), v.nonEmpty()), headers }),
  response: v.object({ status: v.fallback(status, 0), statusText: textOrNone, headers }),
  serverIPAddress: textOrNone,
  startedDateTime: textOrNone,
  time: v.fallback(finite, 0),
  timings,
});
type HarSocketEntry = v.InferOutput<typeof entrySchema>;

/** Messages are counted and measured. What they say is read only where it says that something went wrong. */
const errorSchema = v.object({ type: v.literal('error'), data: textOrNone, time: v.fallback(finite, 0) });
type ErrorMessage = v.InferOutput<typeof errorSchema>;

/**
 * What an entry of the browser's Network log knows of a WebSocket: of `devtools.network` or of a HAR file.
 * `null`: the entry is not one of a WebSocket, or not a HAR entry.
 */
export function evidenceFromHar(value: unknown): EvidenceItem | null {
  const parsed = v.safeParse(entrySchema, value);
  if (!parsed.success) return null;
  const entry = parsed.output;
  const frames = framesOf(entry._initiator.stack);
  const hook = frames?.find((frame) => keyOf(frame) !== null) ?? null;
  const key = hook && keyOf(hook);
  const startedAt = startOf(entry);
  const failure = failureOf(entry);
  const evidence: HandshakeEvidence = {
    source: 'har',
    match: key === null ? 'order' : 'key',
    failure,
    // Chromium's log has 0 for every failed handshake: what the server answered stands in the sentence alone.
    status: entry.response.status || (failure === null ? null : parseFailure(failure).status),
    statusText: entry.response.statusText.slice(0, EVIDENCE_LIMITS.headerValue) || null,
    requestHeaders: headersOf(entry.request.headers),
    responseHeaders: headersOf(entry.response.headers),
    serverAddress: entry.serverIPAddress.slice(0, EVIDENCE_LIMITS.address) || null,
    initiator:
      frames?.filter((frame) => !hook || originOf(frame) !== originOf(hook)).slice(0, EVIDENCE_LIMITS.frames) ?? null,
    startedAt,
    timings: startedAt === null ? null : timingsOf(entry, startedAt),
    // Our own files leave the messages out.
    traffic: entry._webSocketMessages && entry._hangup === undefined ? countMessages(entry._webSocketMessages) : null,
  };
  return {
    key,
    url: entry.request.url.slice(0, EVIDENCE_LIMITS.url),
    id: key ?? identityOf(entry, frames),
    endedAt: startedAt === null ? null : startedAt + entry.time,
    evidence,
  };
}

/**
 * Whether a socket of `getHAR()` is still in use: the log lists those as well, with what it knows so far. Measured in
 * Chromium 156: nothing is received yet, and nothing has failed.
 */
export function isInFlight(value: unknown): boolean {
  const parsed = v.safeParse(entrySchema, value);
  if (!parsed.success) return false;
  return (parsed.output.timings.receive ?? 0) <= 0 && errorsOf(parsed.output).length === 0;
}

function errorsOf({ _webSocketMessages: messages }: HarSocketEntry): ErrorMessage[] {
  return (messages ?? []).flatMap((message) => {
    const parsed = v.safeParse(errorSchema, message);
    return parsed.success ? [parsed.output] : [];
  });
}

/** The last error is the one that ended it. */
function failureOf(entry: HarSocketEntry): string | null {
  return errorsOf(entry).at(-1)?.data.slice(0, EVIDENCE_LIMITS.sentence) ?? null;
}

function headersOf(list: readonly Header[]): Header[] | null {
  if (list.length === 0) return null;
  return list.slice(0, EVIDENCE_LIMITS.headers).map(({ name, value }) => ({
    name: name.slice(0, EVIDENCE_LIMITS.headerName),
    value: value.slice(0, EVIDENCE_LIMITS.headerValue),
  }));
}

/**
 * A connection that never came up has a start in 1969 (Chromium's own -1) and nonsense durations; it has no request
 * headers either, for none were sent.
 */
function startOf({ startedDateTime, request }: HarSocketEntry): EpochMs | null {
  const at = Date.parse(startedDateTime);
  return Number.isFinite(at) && at > 0 && request.headers.length > 0 ? at : null;
}

/**
 * `receive` is the time until the socket's end, which is no part of the handshake. Nor is a `wait` that lasts until a
 * message or an error of the open connection: Chromium's log moves its end to each of them.
 */
function timingsOf(entry: HarSocketEntry, startedAt: EpochMs): HandshakeEvidence['timings'] {
  const { receive: _, ...phases } = entry.timings;
  const answeredAt = startedAt + (phases.wait ?? 0);
  const isRight = answeredAt < usedAt(entry) - CLOCK_STEP;
  const took = Object.entries(phases).filter(
    ([phase, milliseconds]) => milliseconds !== undefined && milliseconds > 0 && (phase !== 'wait' || isRight),
  );
  return took.length === 0 ? null : Object.fromEntries(took);
}

/** When the first message went either way, or an error ended the open connection; `Infinity`: neither is known. */
function usedAt(entry: HarSocketEntry): EpochMs {
  const { response, _webSocketMessages: messages } = entry;
  const first = firstMessageAt(messages ?? []);
  const opened = response.status === 101 || response.status === 200;
  const [error] = opened ? errorsOf(entry) : [];
  return Math.min(first, error === undefined ? Number.POSITIVE_INFINITY : error.time * 1000);
}

/** Innermost first, then what scheduled it, and so on. `null`: the log has no stack. The log counts lines from 0. */
function framesOf(innermost: unknown): CallFrame[] | null {
  let level = v.safeParse(stackSchema, innermost);
  if (!level.success) return null;
  const frames: CallFrame[] = [];
  while (level.success && frames.length < FRAMES_READ) {
    for (const { functionName, url, lineNumber, columnNumber } of level.output.callFrames) {
      frames.push({
        functionName: functionName.slice(0, EVIDENCE_LIMITS.functionName),
        url: url.slice(0, EVIDENCE_LIMITS.url),
        line: lineNumber + 1,
        column: columnNumber + 1,
      });
    }
    level = v.safeParse(stackSchema, level.output.parent);
  }
  return frames;
}

/** A page may name its own functions as it likes: only an extension's script can bear a socket's key. */
function keyOf(frame: CallFrame): string | null {
  return frame.url.startsWith('chrome-extension://') ? socketKeyOf(frame.functionName) : null;
}

/** `chrome-extension://ID`, without what follows. */
function originOf({ url }: CallFrame): string {
  return url.split('/', 3).join('/');
}

/** The same for the same entry, however often and by whichever way it is read. */
function identityOf(entry: HarSocketEntry, frames: readonly CallFrame[] | null): string {
  const failedAt = errorsOf(entry).map((error) => error.time);
  const { startedDateTime, time, request } = entry;
  return textHash(JSON.stringify([request.url, startedDateTime, time, failedAt, frames?.[0] ?? null]));
}

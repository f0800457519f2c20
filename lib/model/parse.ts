import * as v from 'valibot';
import type { EntrySource, HandshakeEvidence, LogEntry } from './entry';
import { LIMITS } from './limits';
import { messageCounts } from './message-counts';
import { PROTOCOL_MESSAGE_KINDS, PROTOCOL_MESSAGE_LIMITS, type ProtocolMessage } from './protocol-message';
import type { SocketRecord } from './record';

const time = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.finite(), v.minValue(0));
const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const stack = v.nullable(text(LIMITS.stack));

const policy = v.nullable(
  v.strictObject({
    directive: text(LIMITS.protocol),
    disposition: v.picklist(['enforce', 'report']),
    policy: text(LIMITS.url),
  }),
);

const closeEvent = {
  code: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535)),
  reason: text(LIMITS.reason),
  wasClean: v.boolean(),
  errorEvent: v.boolean(),
};

const outcome = v.variant('kind', [
  v.strictObject({ kind: v.literal('closed'), ...closeEvent }),
  v.strictObject({ kind: v.literal('handshake-failed'), ...closeEvent }),
  v.strictObject({ kind: v.literal('blocked'), policy }),
  v.strictObject({
    kind: v.literal('constructor-threw'),
    name: text(LIMITS.message),
    message: text(LIMITS.message),
    policy,
  }),
  v.strictObject({
    kind: v.literal('page-went-away'),
    state: v.picklist(['connecting', 'open', 'closing']),
    persisted: v.boolean(),
  }),
  v.strictObject({ kind: v.literal('unseen') }),
]);

/** What can happen to a frame; `clockjump` has a member of its own. */
export const MARKS = [
  'visible',
  'hidden',
  'freeze',
  'resume',
  'online',
  'offline',
  'pagehide',
  'pageshow',
  'rewritten',
] as const;

/** Missing in logs of Hangup 1.0. */
const addedLater = <T>(schema: v.GenericSchema<T>) => v.optional(v.nullable(schema), null);

const sent = v.strictObject({
  messages: count,
  bytes: count,
  largest: count,
  firstAt: addedLater(time),
  lastAt: v.nullable(time),
  maxBufferedAmount: addedLater(count),
  discarded: addedLater(count),
});
const received = v.strictObject({
  messages: count,
  binaryBytes: count,
  textLength: count,
  largest: count,
  firstAt: addedLater(time),
  lastAt: v.nullable(time),
  longestSilence: addedLater(count),
  approximate: v.optional(v.boolean(), false),
});

const messageText = text(PROTOCOL_MESSAGE_LIMITS.text);
const protocolMessage: v.GenericSchema<unknown, ProtocolMessage> = v.strictObject({
  protocol: text(64),
  kind: v.picklist(PROTOCOL_MESSAGE_KINDS),
  direction: v.picklist(['sent', 'received']),
  at: time,
  code: v.exactOptional(v.pipe(v.number(), v.finite())),
  reason: v.exactOptional(messageText),
  error: v.exactOptional(messageText),
  reconnect: v.exactOptional(v.boolean()),
  pingInterval: v.exactOptional(count),
  pingTimeout: v.exactOptional(count),
});

const recordSchema: v.GenericSchema<unknown, SocketRecord> = v.strictObject({
  key: v.pipe(v.string(), v.regex(/^[0-9a-z-]{1,80}:\d{1,9}$/)),
  revision: v.pipe(count, v.integer()),
  api: v.picklist(['WebSocket', 'WebSocketStream']),
  url: v.nullable(text(LIMITS.url)),
  requestedUrl: addedLater(text(LIMITS.url)),
  requestedProtocols: v.nullable(v.pipe(v.array(text(LIMITS.protocol)), v.maxLength(LIMITS.protocols))),
  protocol: text(LIMITS.protocol),
  extensions: text(LIMITS.extensions),
  document: v.strictObject({ url: text(LIMITS.url), startedAt: time, top: v.boolean() }),
  initiator: stack,
  createdAt: time,
  openedAt: v.nullable(time),
  closingAt: v.nullable(time),
  endedAt: time,
  outcome,
  closeCall: v.nullable(
    v.strictObject({
      at: time,
      state: v.picklist(['connecting', 'open']),
      // Any number: what the page passed is told as it was, even where the browser made another of it.
      code: v.nullable(v.number()),
      reason: v.nullable(text(LIMITS.reason)),
      codeType: v.nullable(text(LIMITS.protocol)),
      stack,
    }),
  ),
  misuses: v.pipe(
    v.array(
      v.strictObject({
        at: time,
        method: v.picklist(['close', 'send']),
        name: text(LIMITS.message),
        message: text(LIMITS.message),
        stack,
      }),
    ),
    v.maxLength(LIMITS.misuses),
  ),
  traffic: v.nullable(v.strictObject({ sent, received })),
  protocolMessages: v.optional(v.pipe(v.array(protocolMessage), v.maxLength(PROTOCOL_MESSAGE_LIMITS.messages)), []),
  bufferedAmount: v.nullable(count),
  visibility: v.picklist(['visible', 'hidden']),
  online: v.boolean(),
  marks: v.pipe(
    v.array(
      v.variant('what', [
        v.strictObject({
          at: time,
          what: v.picklist(MARKS),
        }),
        v.strictObject({ at: time, what: v.literal('clockjump'), ms: v.pipe(v.number(), v.finite()) }),
      ]),
    ),
    v.maxLength(LIMITS.marks),
  ),
  cut: v.array(text(LIMITS.protocol)),
});

/** A record out of anything at all; or in words what is wrong with it, and where. */
export function parseRecord(value: unknown): { record: SocketRecord } | { problem: string } {
  const result = v.safeParse(recordSchema, value);
  if (result.success) return { record: result.output };
  const [issue] = result.issues;
  return { problem: `${v.getDotPath(issue) ?? 'record'}: ${issue.message}` };
}

const number = v.pipe(v.number(), v.finite());
const wholeCount = v.pipe(number, v.minValue(0));
const anyText = v.pipe(v.string(), v.maxLength(65_536));
const headers = v.nullable(v.pipe(v.array(v.strictObject({ name: anyText, value: anyText })), v.maxLength(1_000)));
const phase = v.exactOptional(number);

const source: v.GenericSchema<unknown, EntrySource> = v.strictObject({
  tabId: number,
  frameId: number,
  documentId: v.nullable(anyText),
  frameUrl: v.nullable(anyText),
  private: v.boolean(),
  engine: v.picklist(['chromium', 'firefox', 'safari']),
});

const evidence: v.GenericSchema<unknown, HandshakeEvidence> = v.strictObject({
  source: v.picklist(['har', 'webRequest']),
  match: v.picklist(['key', 'order']),
  failure: v.nullable(anyText),
  status: v.nullable(number),
  statusText: v.nullable(anyText),
  requestHeaders: headers,
  responseHeaders: headers,
  serverAddress: v.nullable(anyText),
  initiator: v.nullable(
    v.pipe(
      v.array(v.strictObject({ functionName: anyText, url: anyText, line: number, column: number })),
      v.maxLength(1_000),
    ),
  ),
  startedAt: v.nullable(number),
  timings: v.nullable(
    v.strictObject({
      blocked: phase,
      dns: phase,
      connect: phase,
      ssl: phase,
      send: phase,
      wait: phase,
      receive: phase,
    }),
  ),
  traffic: messageCounts,
});

/** The annotation is not read: it is computed anew, with what is known today. Unknown members are left out. */
const entry: v.GenericSchema<unknown, LogEntry> = v.object({
  order: wholeCount,
  change: wholeCount,
  record: recordSchema,
  source,
  evidence: v.nullable(evidence),
  receivedAt: number,
});

export interface ParsedEntry {
  entry: LogEntry;
  /** Names of what a newer Hangup wrote and this one does not understand. */
  skipped: readonly string[];
}

/** An entry out of a line of an export; or in words what is wrong with it, and where. */
export function parseEntry(value: unknown): ParsedEntry | { problem: string } {
  const result = v.safeParse(entry, value);
  if (result.success) return { entry: result.output, skipped: [] };
  const mended = recover(value, (again) => v.safeParse(entry, again));
  if (mended) return { entry: mended.output, skipped: mended.passedOver };
  const [issue] = result.issues;
  return { problem: `${v.getDotPath(issue) ?? 'entry'}: ${issue.message}` };
}

/** Rounds of mending; each takes away at least one thing. More foreign members than that are no log of ours. */
const MAX_ROUNDS = 64;
/** Lists whose elements stand by themselves: one that is not understood can be left out. */
const LISTS = new Set(['marks', 'misuses', 'protocolMessages', 'cut']);
/** Members that may be missing: what cannot be read of them is as if it were not known. */
const OPTIONAL = new Set(['evidence', 'closeCall', 'traffic']);

type Issue = v.BaseIssue<unknown>;

/**
 * What a newer Hangup wrote, with what this one does not understand taken out, so that the rest can be read: members it
 * does not know, elements of a list that are of a new kind, and whole members that may be missing.
 *
 * @param parse tells what is still wrong
 * @returns names of what was passed over; `null`: what is left cannot be mended
 */
function recover<T>(
  value: unknown,
  parse: (value: unknown) => v.SafeParseResult<v.GenericSchema<unknown, T>>,
): { output: T; passedOver: string[] } | null {
  const mended = structuredClone(value);
  const passedOver = new Set<string>();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const result = parse(mended);
    if (result.success) return { output: result.output, passedOver: [...passedOver] };
    const taken = removePart(result.issues[0]);
    if (taken === null) return null;
    passedOver.add(taken);
  }
  return null;
}

/** Takes out the smallest part that the issue is about and that can be done without; its name, `null`: none can. */
function removePart({ type, expected, path }: Issue): string | null {
  const steps = [...(path ?? [])];
  const name = (until: number) =>
    steps
      .slice(0, until + 1)
      .flatMap(({ key }) => (typeof key === 'string' ? [key] : []))
      .join('.');
  for (let at = steps.length - 1; at >= 0; at--) {
    const step = steps[at];
    if (!step) break;
    const { input, key } = step;
    const isForeign = at === steps.length - 1 && type === 'strict_object' && expected === 'never';
    const list = steps[at - 1]?.key;
    if (Array.isArray(input) && typeof key === 'number' && typeof list === 'string' && LISTS.has(list)) {
      input.splice(key, 1);
      return name(at);
    }
    if (typeof input !== 'object' || input === null || typeof key !== 'string') continue;
    if (isForeign) {
      Reflect.deleteProperty(input, key);
      return name(at);
    }
    if (OPTIONAL.has(key) && Reflect.get(input, key) !== null) {
      Reflect.set(input, key, null);
      return name(at);
    }
  }
  return null;
}

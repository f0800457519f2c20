import * as v from 'valibot';
import { LIMITS } from './limits';
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

export const recordSchema: v.GenericSchema<unknown, SocketRecord> = v.strictObject({
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

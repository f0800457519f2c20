import * as v from 'valibot';
import { keptMessagesSchema, pageReportSchema } from './page-report';

/*
 * What the content script saw of a frame's sockets, as it saw it. It runs in every frame of every page and stays small:
 * reading the page script's reports, cutting to limits and making the record is the background's part. Times are epoch
 * milliseconds of the frame's clock.
 */

const time = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.finite(), v.minValue(0));
const integer = v.pipe(count, v.integer());

/** What happened to a frame. `ms`: by how much the clock jumped. */
const frameEventSchema = v.object({ at: time, what: v.string(), ms: v.optional(time) });

export const rawFrameSchema = v.object({
  token: v.pipe(v.string(), v.regex(/^[0-9a-z]{10,16}$/)),
  /** `performance.timeOrigin`. */
  startedAt: time,
  top: v.boolean(),
  /** Oldest first; the newest of them. */
  events: v.array(frameEventSchema),
});

const endSchema = v.variant('kind', [
  v.object({
    kind: v.literal('close'),
    code: v.pipe(integer, v.maxValue(65_535)),
    reason: v.string(),
    wasClean: v.boolean(),
  }),
  /** `error` on a socket that was constructed into CLOSED: no `close` follows. */
  v.object({ kind: v.literal('forbidden') }),
  v.object({ kind: v.literal('pagehide'), persisted: v.boolean() }),
  /** The page script's report tells the end: the constructor threw, or a stream ended. */
  v.object({ kind: v.literal('reported') }),
]);

/**
 * Times are 0 where nothing came. `longestGap`: milliseconds between two messages. `missed`: an estimate of the messages that
 * came while none were counted, at high rates; 0: all were counted.
 */
const receivedSchema = v.object({
  messages: count,
  binaryBytes: count,
  textLength: count,
  largest: count,
  firstAt: time,
  lastAt: time,
  longestGap: count,
  missed: count,
  kept: keptMessagesSchema,
});

export const rawSocketSchema = v.object({
  // As many digits as a key may have.
  seq: v.pipe(integer, v.maxValue(999_999_999)),
  /**
   * Rises with each later version of the same socket's end. 0: it has none yet; this is what is to be recorded if none
   * comes (provisional).
   */
  revision: integer,
  /** Of the page scripts: that of the socket's own window first, then those of windows whose methods were used. */
  reports: v.pipe(v.array(pageReportSchema), v.minLength(1), v.maxLength(16)),
  end: endSchema,
  createdAt: time,
  endedAt: time,
  openedAt: v.nullable(time),
  errorEvent: v.boolean(),
  policy: v.nullable(v.object({ directive: v.string(), disposition: v.string(), policy: v.string() })),
  documentUrl: v.string(),
  /** Of the socket itself; `null` for a stream, and where the constructor threw. */
  socket: v.nullable(
    v.object({ url: v.string(), protocol: v.string(), extensions: v.string(), bufferedAmount: count }),
  ),
  received: v.nullable(receivedSchema),
  visibility: v.string(),
  online: v.boolean(),
});

export const recordsMessageSchema = v.object({
  type: v.literal('records'),
  frame: rawFrameSchema,
  sockets: v.pipe(v.array(v.unknown()), v.maxLength(1_000)),
  /**
   * Ends that this frame had to drop so far because its queue was full. Told again with each message: a message that
   * comes twice, or not at all, changes no sum.
   */
  dropped: integer,
  /** Failures of our own inside the page so far: swallowed there, counted here. */
  failures: integer,
});

export type FrameEvent = v.InferOutput<typeof frameEventSchema>;
export type RawFrame = v.InferOutput<typeof rawFrameSchema>;
export type RawEnd = v.InferOutput<typeof endSchema>;
export type RawReceived = v.InferOutput<typeof receivedSchema>;
export type RawSocket = v.InferOutput<typeof rawSocketSchema>;

/** Content script → background. Answered with a `Receipt`; sent again until it is. */
export interface RecordsMessage {
  type: 'records';
  frame: RawFrame;
  sockets: RawSocket[];
  dropped: number;
  failures: number;
}

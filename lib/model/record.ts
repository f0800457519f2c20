import * as v from 'valibot';
import { LIMITS } from './limits';
import { PROTOCOL_MESSAGE_LIMITS, protocolMessageSchema } from './protocol-message';
import { about, addedLater, count, type EpochMs, listOf, number, text, time } from './schema';

/*
 * What was observed of one socket, from its constructor to its end, declared once: types, parsers, the check of stored
 * entries, the field order of exports, docs/formats/log.schema.json and the property tests' arbitraries derive from it.
 *
 * A record holds observations only. What a code means, who closed, which HTTP status is equivalent: all that is computed
 * when shown or exported, so that an old log gains new knowledge.
 */

export type { EpochMs };

export const url = text(LIMITS.url);
/** Page frames of a call, innermost first, as the engine prints them; `null` where the browser has none. */
const stack = v.nullable(text(LIMITS.stack));

export const policySchema = v.strictObject({
  directive: about('As the browser names it, for example connect-src.', text(LIMITS.protocol)),
  disposition: v.picklist(['enforce', 'report']),
  policy: text(LIMITS.url),
});
export type PolicyViolation = v.InferOutput<typeof policySchema>;

export const closeCode = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535));

const closeEvent = {
  code: closeCode,
  reason: text(LIMITS.reason),
  wasClean: v.boolean(),
  errorEvent: v.boolean(),
};

export const outcomeSchema = v.variant('kind', [
  about(
    'The socket was open, and a close event was fired.',
    v.strictObject({ kind: v.literal('closed'), ...closeEvent }),
  ),
  about(
    'The socket never opened, and a close event was fired. Page script gets 1006 whatever happened.',
    v.strictObject({ kind: v.literal('handshake-failed'), ...closeEvent }),
  ),
  about(
    'An error event without a close event, as Chromium fires it where a Content Security Policy forbids the connection.',
    v.strictObject({ kind: v.literal('blocked'), policy: v.nullable(policySchema) }),
  ),
  v.strictObject({
    kind: v.literal('constructor-threw'),
    name: text(LIMITS.message),
    message: text(LIMITS.message),
    policy: v.nullable(policySchema),
  }),
  about(
    'The document was unloaded while the socket lived. Chromium fires no event then; the server gets 1001.',
    v.strictObject({
      kind: v.literal('page-went-away'),
      state: v.picklist(['connecting', 'open', 'closing']),
      persisted: v.boolean(),
    }),
  ),
  about(
    "A socket that no content script can see (a worker's): only the browser's own network log knows it.",
    v.strictObject({ kind: v.literal('unseen') }),
  ),
]);
/** How a connection ended, by what script could see of it. */
export type Outcome = v.InferOutput<typeof outcomeSchema>;

export const documentSchema = v.strictObject({
  url,
  // `performance.timeOrigin`: tells the documents of one frame apart, oldest first.
  startedAt: time,
  top: about("Whether the frame is the tab's outermost one.", v.boolean()),
});

/** Any number: the record has what the page passed, even where the browser converted it. */
export const passedCode = v.number();

const closeCallSchema = v.strictObject({
  at: time,
  state: v.picklist(['connecting', 'open']),
  code: about('null: not given, or not a number; see codeType.', v.nullable(passedCode)),
  reason: v.nullable(text(LIMITS.reason)),
  codeType: about(
    'typeof of an argument that was neither a number nor absent, where the browser accepted it all the same.',
    v.nullable(text(LIMITS.protocol)),
  ),
  stack,
});
export type CloseCall = v.InferOutput<typeof closeCallSchema>;

const invalidCallSchema = v.strictObject({
  at: time,
  method: v.picklist(['close', 'send']),
  name: text(LIMITS.message),
  message: text(LIMITS.message),
  stack,
});
export type InvalidCall = v.InferOutput<typeof invalidCallSchema>;

export const sentSchema = v.strictObject({
  messages: about('Messages that send() took while the socket was open.', count),
  bytes: about('Before framing and compression; text in UTF-8.', count),
  largest: count,
  firstAt: addedLater(time),
  lastAt: v.nullable(time),
  maxBufferedAmount: about(
    'The largest bufferedAmount right after a send(), in bytes; null: not recorded.',
    addedLater(count),
  ),
  discarded: about(
    'Calls of send() after closing had begun, whose messages the browser discards; null: not recorded.',
    addedLater(count),
  ),
});

export const receivedSchema = v.strictObject({
  messages: count,
  binaryBytes: about('Bytes of binary messages.', count),
  // As script counts it: encoding text again would cost the page time.
  textLength: about('Text messages, in UTF-16 code units.', count),
  largest: count,
  firstAt: addedLater(time),
  lastAt: v.nullable(time),
  longestSilence: about(
    'The longest time without an incoming message while the socket was open, in milliseconds: from open to the first message, between two, or from the last to the start of the closing handshake or the end; null: not recorded.',
    addedLater(count),
  ),
  approximate: about(
    'True: messages came so fast that only samples were counted; counts and sizes are estimates.',
    v.optional(v.boolean(), false),
  ),
});

const trafficSchema = v.strictObject({ sent: sentSchema, received: receivedSchema });
/** Fields that are `null` where there are messages were not recorded: an older Hangup wrote the log. */
export type Traffic = v.InferOutput<typeof trafficSchema>;

/** What can happen to a frame; a jump of the clock has a field of its own. */
export const FRAME_EVENTS = [
  'visible',
  'hidden',
  'freeze',
  'resume',
  'online',
  'offline',
  'pagehide',
  'pageshow',
  /** `document.open()` replaced the document's contents. */
  'rewritten',
] as const;

const pageEventSchema = v.variant('what', [
  v.strictObject({ at: time, what: v.picklist(FRAME_EVENTS) }),
  // The wall clock jumps against the page's own clock when the machine slept while that one stood still.
  v.strictObject({
    at: about('When the jump was noticed.', time),
    what: v.literal('clockjump'),
    ms: about(
      "By how many milliseconds the wall clock was found to have jumped against the page's own, forward if positive.",
      number,
    ),
  }),
]);
export type PageEvent = v.InferOutput<typeof pageEventSchema>;

export const recordSchema = about(
  'What was observed of one socket. Nothing in it is computed.',
  v.strictObject({
    // `FRAMETOKEN:SEQUENCE`, the name under which DevTools' initiator stack knows the socket.
    key: about(
      "Unique in the browser: the frame's token, a colon, the socket's number.",
      v.pipe(v.string(), v.regex(/^[0-9a-z-]{1,80}:\d{1,9}$/)),
    ),
    // A page that comes back from the back-forward cache gives a later version, for example.
    revision: about('Rises with each later version of the same record.', v.pipe(count, v.integer())),
    api: v.picklist(['WebSocket', 'WebSocketStream']),
    url: about(
      "The socket's own URL; what was passed, if the constructor threw; null: that was no string.",
      v.nullable(url),
    ),
    requestedUrl: about(
      "The URL that the constructor was given, where the socket's own has another scheme (ws: became wss:); null: the scheme is the same, or that was not recorded.",
      addedLater(url),
    ),
    requestedProtocols: about(
      'Subprotocols that the page asked for; null: reading them would have been noticed by the page.',
      v.nullable(listOf(text(LIMITS.protocol), LIMITS.protocols)),
    ),
    protocol: about('The negotiated subprotocol; empty: none.', text(LIMITS.protocol)),
    extensions: about('The negotiated extensions as the browser prints them; empty: none.', text(LIMITS.extensions)),
    document: documentSchema,
    initiator: about("Stack of the constructor's call, innermost first; null: there is none.", stack),
    createdAt: time,
    openedAt: v.nullable(time),
    // No event says when the other end's Close frame came.
    closingAt: about("When the page's own close() began the closing handshake.", v.nullable(time)),
    endedAt: time,
    outcome: outcomeSchema,
    closeCall: about("The page's first valid close() before the end.", v.nullable(closeCallSchema)),
    misuses: about('Calls that threw, oldest first.', listOf(invalidCallSchema, LIMITS.misuses)),
    traffic: about(
      "null: it cannot be counted without touching the page's streams (WebSocketStream).",
      v.nullable(trafficSchema),
    ),
    protocolMessages: about(
      'What decoders of application protocols read in the first two and last two messages each way, oldest first; empty: none was recognised, or none was kept. Their contents are not kept. Absent in older logs.',
      v.optional(listOf(protocolMessageSchema, PROTOCOL_MESSAGE_LIMITS.messages), () => []),
    ),
    bufferedAmount: about(
      'Bytes that send() had queued and the network had not taken when the socket ended.',
      v.nullable(count),
    ),
    visibility: v.picklist(['visible', 'hidden']),
    online: v.boolean(),
    marks: about(
      'What happened to the frame while the socket existed, oldest first; of many the newest.',
      listOf(pageEventSchema, LIMITS.marks),
    ),
    cut: about('Fields that were too long and were cut.', v.array(text(LIMITS.protocol))),
  }),
);
export type SocketRecord = v.InferOutput<typeof recordSchema>;

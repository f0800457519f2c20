/**
 * What crosses between the page script and the content script, over a private EventTarget that no page code ever holds.
 *
 * 1. The page script dispatches {@link HANDOVER} on `window` with the channel as `relatedTarget`, before any page script
 *    runs. The content script, which listens first, stops the event and answers on the channel with {@link TOKEN}.
 * 2. The page script hands over each new socket as `relatedTarget` of {@link SOCKET}, its sequence number as `detail`. The
 *    content script's wrapper of the same native object is out of the page's reach.
 * 3. What the page script noted of a socket stays there until the content script asks with {@link READ} (`relatedTarget`:
 *    the socket, `detail`: {@link ReadMode}). The answer, in the same call, is a {@link REPORT}: a CustomEvent whose
 *    `detail` is JSON of a {@link PageReport}, since Firefox lets only primitives cross.
 * 4. {@link THREW} says that constructors threw; a {@link READ} without a socket is answered with a
 *    {@link ThrownReport}.
 * 5. {@link FOREIGN} hands over a socket of another window, of which a method of this window was used.
 * 6. {@link STREAM} carries the report of a `WebSocketStream`, which is no EventTarget, whenever something becomes of it.
 * 7. {@link FORGO} says that no more messages are to be kept.
 * 8. {@link FAILED} says that a step of ours failed inside the page.
 */
export const HANDOVER = 'hangup-handover';
export const TOKEN = 'token';
export const SOCKET = 'socket';
export const READ = 'read';
export const REPORT = 'report';
export const THREW = 'threw';
export const FOREIGN = 'foreign';
export const STREAM = 'stream';
export const FORGO = 'forgo';
export const FAILED = 'failed';

/** Bits of a {@link READ}'s `detail`. */
export const ReadMode = {
  /** Stacks are wanted: the engine formats each at its first reading, which is the expensive part. */
  stacks: 1,
  /** The socket has ended, and is not asked for again. */
  last: 2,
} as const;

/**
 * What the page script noted of one socket. Times are milliseconds since the document began; `stack` is the engine's own
 * text, our frames still in it; `null` where it was not wanted, or where reading it would be noticed. Lists are objects
 * with numbers for keys: an array's places could have setters that the page put on its prototype.
 */
export interface PageReport {
  /** Place among the window's sockets, from 1; 0: a socket of another window. */
  seq: number;
  api: 'WebSocket' | 'WebSocketStream';
  /** When the constructor was called. Of another window's socket: the begin of this window's document, epoch milliseconds. */
  at: number;
  /** What the constructor was given as the URL; `null`: neither a string nor a URL. */
  url: string | null;
  /** `''`: none. */
  protocols: string | List<string | null> | null;
  stack: string | null;
  sent: SentReport;
  close?: CloseReport;
  invalidCalls: List<InvalidCallReport>;
  /** What the constructor threw. */
  threw?: Thrown | null;
  /** Of streams alone; `url` is the stream's own then. */
  opened?: { at: number; protocol: string | null; extensions: string | null };
  ended?: { at: number; code: number | null; reason: string | null; wasClean: boolean };
}

/** Constructors that threw since the last question. */
export interface ThrownReport {
  count: number;
  /** The first of them. */
  kept: List<PageReport>;
}

/**
 * The first two and the last two messages of one direction, by place: the first at 1 and 2, each later one at 3 or 4 in turns
 * ({@link placeOf}).
 */
export interface KeptMessages {
  /**
   * Text, or bytes as the characters that a `TextDecoder('latin1')` makes of them. `null`: it was not kept, for it was too large, or a
   * Blob. 3 and 4 are missing where the last messages are not known.
   */
  data: Placed<string | { bytes: string }>;
  /** Times. */
  at: Placed<number>;
}

/** By place; `null` where there is none. */
type Placed<Item> = List<Item | null> | (Item | null)[];

/** Place of a message by its number in its direction, from 1. */
export const placeOf = (number: number): number => (number < 3 ? number : 3 + (number & 1));

/** Text that is kept, in characters. Of bytes a sixteenth is. */
export const MOST_KEPT = 4_096;

export interface SentReport {
  messages: number;
  bytes: number;
  largest: number;
  /** 0: nothing was sent. */
  firstAt: number;
  lastAt: number;
  maxBufferedAmount: number;
  discarded: number;
  kept: KeptMessages;
}

/** The first `close()` that took effect. */
export interface CloseReport {
  at: number;
  /** `readyState` before the call: 0 connecting, 1 open. */
  readyState: number;
  code: number | null;
  codeType: string;
  reason: string | null;
  stack: string | null;
}

export interface InvalidCallReport {
  at: number;
  method: 'close' | 'send';
  threw: Thrown | null;
  stack: string | null;
}

/** `null`: not to be had without running code of the page. */
export interface Thrown {
  name: string | null;
  message: string | null;
}

export type List<Item> = Record<number, Item>;

/**
 * What crosses from the page's world to the observer's, over a private EventTarget that no page code ever holds.
 *
 * 1. The hook dispatches {@link HANDOVER} on `window` with the channel as `relatedTarget`, before any page script
 *    runs. The observer, which listens first, stops the event and answers on the channel with {@link TOKEN}.
 * 2. The hook tells {@link Notices}: a CustomEvent {@link NOTICE} whose `detail` is the kind, the socket's sequence
 *    number and the fields as a JSON array, `misused 17 ["close",["SyntaxError","no"],null]`: Firefox lets only
 *    primitives cross. When it was told is the observer's to say, which hears it in the same call.
 * 3. It hands over the socket itself as `relatedTarget` of {@link SOCKET}, its sequence number as `detail`. The
 *    observer's wrapper of the same native object is out of the page's reach.
 * 4. What `send()` counted is asked for with {@link COUNT} (`relatedTarget`: the socket), and told in the same call.
 */
export const HANDOVER = 'hangup-handover';
export const NOTICE = 'notice';
export const TOKEN = 'token';
export const SOCKET = 'socket';
export const COUNT = 'count';

/**
 * Fields typed `unknown` are the page's own, or what the browser says of them, unread: `null` in place of all that is
 * no string, number, boolean or array of these. `stack` is the engine's own text, our frames still in it; `null` where
 * reading it would be noticed.
 */
export interface Notices {
  created: [api: 'WebSocket' | 'WebSocketStream', protocols: unknown, stack: unknown];
  threw: [error: Thrown, url: unknown];
  /** A `close()` that took effect. */
  closing: [code: unknown, codeType: string, reason: unknown, stack: unknown];
  misused: [method: string, error: Thrown, stack: unknown];
  /** Answers {@link COUNT}. */
  sent: [tally: Tally];
  /** A stream is no EventTarget: what becomes of it is told, not seen. */
  opened: [url: string, protocol: unknown, extensions: unknown];
  ended: [url: string, code: unknown, reason: unknown, wasClean: 0 | 1];
  /** A step of ours failed inside the page. */
  failed: [];
}

/** `null`: not to be had without running code of the page. */
export type Thrown = readonly [name: unknown, message: unknown] | null;

/**
 * What `send()` did to one socket. An array, since its places have no names that a page could put a setter on, and
 * numbers in it are stored as such. `lastAt`: milliseconds since the document began, 0 where nothing was sent.
 */
export type Tally = [seq: number, messages: number, bytes: number, largest: number, lastAt: number];

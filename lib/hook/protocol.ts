/**
 * What crosses from the page's world to the observer's, over a private EventTarget that no page code ever holds.
 *
 * 1. The hook dispatches {@link HANDOVER} on `window` with the channel as `relatedTarget`, before any page script
 *    runs. The observer, which listens first, stops the event, cancels it (so the hook knows that it was taken) and
 *    answers on the channel with {@link TOKEN}.
 * 2. Of every constructor call the hook tells {@link Notices}: a CustomEvent {@link NOTICE} whose `detail` is the kind,
 *    the socket's sequence number and the fields as a JSON array, `misused 17 [1.5,"x",null]`: Firefox lets only
 *    primitives cross.
 * 3. It hands over the socket itself as `relatedTarget` of {@link SOCKET}, its sequence number as `detail`. The
 *    observer's wrapper of the same native object is out of the page's reach.
 * 4. What `send()` counted is asked for with {@link COUNT} (`relatedTarget`: the socket) and answered, in the same
 *    call, with {@link COUNTED}, whose `detail` is {@link SentCount} as a JSON array.
 */
export const HANDOVER = 'hangup-handover';
export const NOTICE = 'notice';
export const TOKEN = 'token';
export const SOCKET = 'socket';
export const COUNT = 'count';
export const COUNTED = 'counted';

type Nullable<Type> = Type | null;
type Api = 'WebSocket' | 'WebSocketStream';

/** Times are epoch milliseconds; `stack` is the engine's own text, our frames still in it. */
export interface Notices {
  /** `protocols`: a JSON array of strings, as text; `null` where reading them would be noticed. */
  created: [at: number, api: Api, protocols: Nullable<string>, stack: Nullable<string>];
  /** `url`: what was passed; `null` if it was no string. */
  threw: [name: string, message: string, url: Nullable<string>];
  /** A `close()` that took effect. `codeType`: of an argument that was neither a number nor absent. */
  closing: [
    at: number,
    code: Nullable<number>,
    codeType: Nullable<string>,
    reason: Nullable<string>,
    stack: Nullable<string>,
  ];
  misused: [at: number, method: 'close' | 'send', name: string, message: string, stack: Nullable<string>];
  /** A stream is no EventTarget: what becomes of it is told, not seen. */
  opened: [at: number, url: string, protocol: string, extensions: string];
  ended: [at: number, url: string, code: Nullable<number>, reason: string, wasClean: boolean];
  /** A step of ours failed inside the page. */
  failed: [];
}

/** `lastAt` is 0 where nothing was sent. */
export type SentCount = [messages: number, bytes: number, largest: number, lastAt: number];

/**
 * What crosses from the page's world to the observer's, over a private EventTarget that no page code ever holds.
 *
 * 1. The hook dispatches {@link HANDOVER} on `window` with the channel as `relatedTarget`, before any page script
 *    runs. The observer, which listens first, stops the event, cancels it (so the hook knows that it was taken) and
 *    answers on the channel with {@link TOKEN}.
 * 2. For every constructor call the hook tells a {@link Notice} (a CustomEvent whose `detail` is JSON: Firefox lets
 *    only primitives cross) and then hands over the socket itself, as `relatedTarget` of {@link SOCKET}, its sequence
 *    number as `detail`. The observer's wrapper of the same native object is out of the page's reach.
 * 3. What `send()` counted is asked for with {@link COUNT} (`relatedTarget`: the socket) and answered, in the same
 *    call, with {@link COUNTED}: four numbers as text: messages, bytes, largest, time of the last one.
 */
export const HANDOVER = 'hangup-handover';
export const TOKEN = 'token';
export const NOTICE = 'notice';
export const SOCKET = 'socket';
export const COUNT = 'count';
export const COUNTED = 'counted';

/** Times are epoch milliseconds. `stack` is the engine's own text, our frames still in it. */
export type Notice =
  | {
      kind: 'created';
      seq: number;
      at: number;
      api: 'WebSocket' | 'WebSocketStream';
      /** What was passed; `null` if it was no string. Of use only if the constructor throws. */
      url: string | null;
      /** A JSON array of strings, as text; `null` where reading them would be noticed. */
      protocols: string | null;
      stack: string | null;
    }
  | { kind: 'threw'; seq: number; name: string; message: string }
  | {
      kind: 'close-called';
      seq: number;
      at: number;
      /** `readyState` when it was called. */
      state: number;
      code: number | null;
      codeType: string | null;
      reason: string | null;
      stack: string | null;
    }
  | {
      kind: 'misused';
      seq: number;
      at: number;
      method: 'close' | 'send';
      name: string;
      message: string;
      stack: string | null;
    }
  | { kind: 'stream-opened'; seq: number; at: number; protocol: string; extensions: string }
  | { kind: 'stream-ended'; seq: number; at: number; code: number; reason: string; wasClean: boolean }
  | { kind: 'failed'; seq: number };

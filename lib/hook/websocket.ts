import { LIMITS } from '../record/limits';
import { callStack } from './call-site';
import type { Channel } from './channel';
import { hookConstructor } from './constructor';
import { hookMethod } from './method';
import { clip, getter, now, reflectApply, uncurry } from './natives';
import { COUNT, COUNTED } from './protocol';
import { readThrown } from './thrown';

/** What `send()` did to one socket. The message path does nothing but count into this. */
interface Tally {
  readonly seq: number;
  messages: number;
  bytes: number;
  largest: number;
  lastAt: number;
}

const CLOSING = 2;

/** Instruments `WebSocket`: its constructor, `close()` and `send()`. */
export function hookWebSocket(page: typeof globalThis, channel: Channel): void {
  const native = page.WebSocket;
  const { prototype } = native;
  const readyState = getter(prototype, 'readyState');
  const bufferedAmount = getter(prototype, 'bufferedAmount');
  const tallies = new WeakMap<object, Tally>();
  const tallyOf: (socket: object) => Tally | undefined = tallies.get.bind(tallies);
  const setTally = uncurry(tallies.set);
  const { tell, guard } = channel;

  channel.onQuestion(COUNT, COUNTED, (socket) => {
    const tally = socket && tallyOf(socket);
    return tally ? `[${tally.messages},${tally.bytes},${tally.largest},${tally.lastAt}]` : null;
  });

  const made = (socket: WebSocket, seq: number): void => {
    setTally(tallies, socket, { seq, messages: 0, bytes: 0, largest: 0, lastAt: 0 });
    channel.handOver(socket, seq);
  };
  hookConstructor(page, channel, 'WebSocket', native, (args) => args[1], made);

  const tellMisuse = (seq: number, method: 'close' | 'send', error: unknown): void =>
    guard(() => {
      const { name, message } = readThrown(error);
      tell('misused', seq, now(), method, name, message, callStack());
    });

  hookMethod(prototype, 'close', (nativeClose, self, args) => {
    const tally = tallyOf(self);
    if (!tally) return reflectApply(nativeClose, self, args);
    const at = now();
    const wasEnding = readyState(self as WebSocket) >= CLOSING;
    try {
      reflectApply(nativeClose, self, args);
    } catch (error) {
      tellMisuse(tally.seq, 'close', error);
      throw error;
    }
    // Told after the call, which fires no event of its own: a call that threw was no close.
    if (!wasEnding) guard(() => tellClosing(channel, tally.seq, at, args[0], args[1]));
  });

  hookMethod(prototype, 'send', (nativeSend, self, args) => {
    const tally = tallyOf(self);
    if (!tally) return reflectApply(nativeSend, self, args);
    // What the browser adds to `bufferedAmount` is the exact size, text in UTF-8 included, at the price of a getter.
    const before = bufferedAmount(self as WebSocket);
    try {
      reflectApply(nativeSend, self, args);
    } catch (error) {
      tellMisuse(tally.seq, 'send', error);
      throw error;
    }
    const bytes = bufferedAmount(self as WebSocket) - before;
    tally.messages++;
    tally.bytes += bytes;
    if (bytes > tally.largest) tally.largest = bytes;
    tally.lastAt = now();
  });
}

/** A `close()` that took effect, with its arguments as the page passed them. */
export function tellClosing(channel: Channel, seq: number, at: number, code: unknown, reason: unknown): void {
  const isNumber = typeof code === 'number';
  channel.tell(
    'closing',
    seq,
    at,
    isNumber ? code : null,
    isNumber || code === undefined ? null : typeof code,
    typeof reason === 'string' ? clip(reason, LIMITS.reason) : null,
    callStack(),
  );
}

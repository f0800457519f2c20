import { functionNameOf } from '../record/key';
import { protocolsArgument, urlArgument } from './arguments';
import { callStack } from './call-site';
import type { Channel } from './channel';
import type { Guard } from './guard';
import { instrumentConstructor, instrumentMethod, type Undo } from './instrument';
import { getter, now, reflectApply, reflectConstruct, uncurry } from './natives';
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
export function hookWebSocket(page: typeof globalThis, channel: Channel, guard: Guard, nextSeq: () => number): Undo {
  const native = page.WebSocket;
  const readyState = getter(native.prototype, 'readyState');
  const bufferedAmount = getter(native.prototype, 'bufferedAmount');
  const tallies = new WeakMap<object, Tally>();
  const tallyOf = uncurry(tallies.get).bind(null, tallies);
  const setTally = uncurry(tallies.set).bind(null, tallies);

  channel.onQuestion(COUNT, COUNTED, (socket) => {
    const tally = socket && tallyOf(socket);
    return tally ? `${tally.messages} ${tally.bytes} ${tally.largest} ${tally.lastAt}` : null;
  });

  const undoConstructor = instrumentConstructor(page, 'WebSocket', native, (args, newTarget) => {
    const seq = nextSeq();
    guard(() =>
      channel.tell({
        __proto__: null,
        kind: 'created',
        seq,
        at: now(),
        api: 'WebSocket',
        url: urlArgument(args[0]),
        protocols: protocolsArgument(args[1]),
        stack: callStack(),
      }),
    );
    const name = functionNameOf(`${channel.token}:${seq}`);
    const create = { [name]: () => reflectConstruct(native, args, newTarget) }[name] as () => WebSocket;
    try {
      const socket = create();
      guard(() => {
        setTally(socket, { seq, messages: 0, bytes: 0, largest: 0, lastAt: 0 });
        channel.handOver(socket, seq);
      });
      return socket;
    } catch (error) {
      guard(() => {
        const { name, message } = readThrown(error, args);
        channel.tell({ __proto__: null, kind: 'threw', seq, name, message });
      });
      throw error;
    }
  });

  const undoClose = instrumentMethod(native.prototype, 'close', (nativeClose, self, args) => {
    const tally = tallyOf(self);
    if (!tally) return reflectApply(nativeClose, self, args);
    const { seq } = tally;
    const at = now();
    const state = readyState(self as WebSocket);
    try {
      return reflectApply(nativeClose, self, args);
    } catch (error) {
      guard(() => tellMisuse(seq, 'close', at, error, args));
      throw error;
    } finally {
      // Told after the call, which fires no event of its own: a call that threw was no close.
      if (state < CLOSING && readyState(self as WebSocket) >= CLOSING) {
        guard(() => tellClose(seq, at, state, args[0], args[1]));
      }
    }
  });

  const undoSend = instrumentMethod(native.prototype, 'send', (nativeSend, self, args) => {
    const tally = tallyOf(self);
    if (!tally) return reflectApply(nativeSend, self, args);
    try {
      // What the browser adds to `bufferedAmount` is the exact size, text in UTF-8 included, at the price of a getter.
      const before = bufferedAmount(self as WebSocket);
      reflectApply(nativeSend, self, args);
      const bytes = bufferedAmount(self as WebSocket) - before;
      tally.messages++;
      tally.bytes += bytes;
      if (bytes > tally.largest) tally.largest = bytes;
      tally.lastAt = now();
      return undefined;
    } catch (error) {
      guard(() => tellMisuse(tally.seq, 'send', now(), error, args));
      throw error;
    }
  });

  function tellClose(seq: number, at: number, state: number, code: unknown, reason: unknown): void {
    const isNumber = typeof code === 'number';
    channel.tell({
      __proto__: null,
      kind: 'close-called',
      seq,
      at,
      state,
      code: isNumber ? code : null,
      codeType: isNumber || code === undefined ? null : typeof code,
      reason: typeof reason === 'string' ? reason : null,
      stack: callStack(),
    });
  }

  function tellMisuse(
    seq: number,
    method: 'close' | 'send',
    at: number,
    error: unknown,
    args: ArrayLike<unknown>,
  ): void {
    const { name, message } = readThrown(error, args);
    channel.tell({ __proto__: null, kind: 'misused', seq, at, method, name, message, stack: callStack() });
  }

  return () => {
    undoSend();
    undoClose();
    undoConstructor();
  };
}

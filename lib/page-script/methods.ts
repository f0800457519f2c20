import { FOREIGN } from '../protocol/page-channel';
import { captureCall, refuseCycles } from './call-site';
import { guard, send } from './channel';
import { textOf } from './encode';
import { getOwnPropertyDescriptor, readClock, reflectApply, setPrototypeOf } from './natives';
import { replaceValue } from './replace-value';
import { follow, newNotes, noteInvalidCall, notesOf, readThrown, type SocketNotes } from './socket-notes';

type AnyFunction = (this: never, ...args: never[]) => unknown;

export const CLOSING = 2;

/**
 * Puts an apply-only Proxy in the place of a method, which keeps its name, length and own properties. A call that
 * throws is noted as invalid.
 *
 * @param readyState of a socket; throws for what is none. Sockets of other windows that are not closed yet are followed from
 *   here on
 * @param before read before the call, of a socket that is followed
 * @param after runs after a call that did not throw
 */
export function instrumentMethod<Self extends object>(
  prototype: Self,
  name: 'close' | 'send',
  readyState: (self: Self) => number,
  before: (self: Self) => number,
  after: (notes: SocketNotes, before: number, args: unknown[], self: Self) => void,
): void {
  const native: unknown = getOwnPropertyDescriptor(prototype, name)?.value;
  const handler: ProxyHandler<AnyFunction> & { __proto__: null } = {
    __proto__: null,
    apply(native, self: Self, args: unknown[]) {
      let notes = notesOf(self);
      let was = 0;
      try {
        if (!notes && readyState(self) <= CLOSING) {
          notes = newNotes(0);
          follow(self, notes);
          handOverForeign(self);
        }
        if (notes) was = before(self);
      } catch {
        // No socket: the native method says so.
      }
      try {
        reflectApply(native, self, args);
      } catch (error) {
        guard(() => {
          const threw = readThrown(error, args[0], handler.apply);
          if (notes) noteInvalidCall(notes, name, threw);
        });
        throw error;
      }
      if (notes) after(notes, was, args, self);
    },
  };
  if (!native) return;
  const proxy = new Proxy(native as AnyFunction, handler);
  refuseCycles(handler, () => proxy, setPrototypeOf);
  replaceValue(prototype, name, proxy);
}

/** Tells of a socket of another window, of which a method of this window is used. */
const handOverForeign = (socket: object): void => send(FOREIGN, 0, socket as EventTarget);

/**
 * Instruments `close()`: the first call that takes effect is noted.
 *
 * @param argument of its arguments, the code (0) and the reason (1)
 */
export function instrumentClose<Self extends object>(
  prototype: Self,
  readyState: (self: Self) => number,
  argument: (args: unknown[], which: 0 | 1) => unknown,
  closed: (notes: SocketNotes) => void = () => {},
): void {
  // Noted after the call, which fires no event of its own: a call that threw closed nothing.
  instrumentMethod(prototype, 'close', readyState, readyState, (notes, was, args, self) => {
    if (was >= CLOSING || notes.close) return;
    guard(() => {
      const code = argument(args, 0);
      notes.close = {
        __proto__: null,
        at: readClock(),
        readyState: was,
        code: typeof code === 'number' ? code : null,
        codeType: typeof code,
        reason: textOf(argument(args, 1)),
        stack: captureCall(),
      };
      closed(notes);
      // At once: this window may be gone when the socket has closed.
      if (!notes.seq) handOverForeign(self);
    });
  });
}

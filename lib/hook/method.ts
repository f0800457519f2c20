import { callStack } from './call-site';
import { guard, tell } from './channel';
import { getOwnPropertyDescriptor, reflectApply, uncurry } from './natives';
import type { Tally } from './protocol';
import { replaceValue } from './replace-value';
import { readThrown } from './thrown';

type AnyFunction = (this: never, ...args: never[]) => unknown;

const tallies = new WeakMap<object, Tally>();
export const tallyOf: (socket: object) => Tally | undefined = tallies.get.bind(tallies);
const setTally = uncurry(tallies.set);

/** From here on, calls of this socket's methods are told. */
export function follow(socket: object, seq: number): void {
  setTally(tallies, socket, [seq, 0, 0, 0, 0]);
}

/**
 * Puts an apply-only Proxy in the place of a method, which keeps its name, length and own properties. A call that
 * throws is told as misuse.
 *
 * @param before read before the call, of a socket that is followed
 * @param after runs after a call that did not throw
 */
export function hookMethod<Self extends object>(
  prototype: Self,
  name: 'close' | 'send',
  before: (self: Self) => number,
  after: (tally: Tally, before: number, args: unknown[], self: Self) => void,
): void {
  const native: unknown = getOwnPropertyDescriptor(prototype, name)?.value;
  const handler: ProxyHandler<AnyFunction> & { __proto__: null } = {
    __proto__: null,
    apply(native, self: Self, args: unknown[]) {
      const tally = tallyOf(self);
      const was = tally ? before(self) : 0;
      try {
        reflectApply(native, self, args);
      } catch (error) {
        guard(() => {
          const thrown = readThrown(error);
          if (tally) tell('misused', tally[0], name, thrown, callStack());
        });
        throw error;
      }
      if (tally) after(tally, was, args, self);
    },
  };
  if (native) replaceValue(prototype, name, new Proxy(native as AnyFunction, handler));
}

const CLOSING = 2;

/** Instruments `close()`. @param argument of its arguments, the code (0) and the reason (1) */
export function hookClose<Self extends object>(
  prototype: Self,
  readyState: (self: Self) => number,
  argument: (args: unknown[], which: 0 | 1) => unknown,
): void {
  // Told after the call, which fires no event of its own: a call that threw was no close.
  hookMethod(prototype, 'close', readyState, (tally, was, args) => {
    if (was >= CLOSING) return;
    guard(() => {
      const code = argument(args, 0);
      tell('closing', tally[0], code, typeof code, argument(args, 1), callStack());
    });
  });
}

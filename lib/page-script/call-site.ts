import { getOwnPropertyDescriptor, getPrototypeOf, getter, hasProperty, indexOf, ownValue } from './natives';

const NativeError = Error;
const demandPrototype = Object.setPrototypeOf;
const errorPrototype = NativeError.prototype;
const exceptionPrototype = DOMException.prototype;
const readName = getOwnPropertyDescriptor(exceptionPrototype, 'name')?.get;
/** Chromium's own; Firefox has it since 138, but its errors keep no `stack` of their own that it could replace. */
const { captureStackTrace } = NativeError as { captureStackTrace?: (error: object, below: unknown) => void };

/** Firefox keeps `stack` as an accessor on the prototype, Chromium as the error's own property. */
const stackOf = import.meta.env.FIREFOX ? getter(errorPrototype, 'stack') : ({ stack }: Error) => stack;

/**
 * Captures the call that is being made, our own frames still in it. The engine formats the text, which is the expensive
 * part, when {@link readStack} reads it.
 */
export const captureCall = (): Error => new NativeError();

/**
 * The text of a captured call. `undefined` where a page would notice that it is read: the engine makes it at the first
 * reading, which runs a page's `Error.prepareStackTrace` and whatever a page put in the place of an error's `name`.
 */
export const readStack = (call: Error): string | undefined =>
  hasProperty(NativeError, 'prepareStackTrace') ||
  ownValue(errorPrototype, 'name') !== 'Error' ||
  getOwnPropertyDescriptor(exceptionPrototype, 'name')?.get !== readName
    ? undefined
    : stackOf(call);

/**
 * Makes the stack of an error that a native threw begin at the page's own call, as it would without us. Nothing is
 * formatted. In Firefox, where `stack` is none of the error's own properties, writing it would leave a trace larger than
 * our line.
 *
 * @param below the function of ours that the page's call ran
 */
export function hideOwnFrames(error: unknown, below: unknown): void {
  if (!import.meta.env.FIREFOX) captureStackTrace?.(error as object, below);
}

/** A trap for `setPrototypeOf` that refuses a circle through the Proxy, as an ordinary function refuses one. */
export function refuseCycles<Target extends object>(
  handler: ProxyHandler<Target>,
  proxy: () => unknown,
  set: (target: Target, prototype: object | null) => boolean,
): void {
  handler.setPrototypeOf = (target, prototype) => {
    for (let next = prototype; next; next = getPrototypeOf(next)) {
      if (next !== proxy()) continue;
      // `Reflect.setPrototypeOf` is answered with false, all else with an error. Chromium's stack tells which one asks.
      const stack = readStack(captureCall()) ?? '';
      if (indexOf(stack, ' (<anonymous>)') < 0 || indexOf(stack, 'Reflect.setPrototypeOf (') >= 0) return false;
      try {
        demandPrototype(target, { __proto__: target });
      } catch (error) {
        hideOwnFrames(error, handler.setPrototypeOf);
        throw error;
      }
    }
    return set(target, prototype);
  };
}

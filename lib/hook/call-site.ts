import { LIMITS } from '../record/limits';
import {
  clip,
  getOwnPropertyDescriptor,
  hasProperty,
  includes,
  ownValue,
  reflectApply,
  setValue,
  uncurry,
  withoutLines,
} from './natives';

const NativeError = Error;
const { create: createFrom, setPrototypeOf: demandPrototype } = Object;
/** Firefox keeps `stack` as an accessor on the prototype, Chromium as the error's own property. */
const inherited = getOwnPropertyDescriptor(Error.prototype, 'stack')?.get;
const inheritedStack = inherited && uncurry(inherited as (this: Error) => unknown);

/** Our own script as it stands in stack lines; `null` where the engine gives no URL to tell our lines by. */
const ownScript = /[a-z]+-extension:\/\/[^\s()]+\.js/.exec(String(new NativeError().stack))?.[0] ?? null;

const errorPrototype = Error.prototype;
const exceptionPrototype = DOMException.prototype;
const nameGetter = getOwnPropertyDescriptor(exceptionPrototype, 'name')?.get;

/**
 * Whether a page would notice that a stack is read: it is made at the first reading, which runs a page's
 * `Error.prepareStackTrace` and whatever a page put in the place of an error's `name`.
 */
const isWatched = (): boolean =>
  hasProperty(NativeError, 'prepareStackTrace') ||
  ownValue(errorPrototype, 'name') !== 'Error' ||
  getOwnPropertyDescriptor(exceptionPrototype, 'name')?.get !== nameGetter;

/** The stack of the call that is being made, our own frames still in it; `null` where reading it would be noticed. */
export function callStack(): string | null {
  if (isWatched()) return null;
  const error = new NativeError();
  const stack = inheritedStack ? inheritedStack(error) : error.stack;
  return typeof stack === 'string' ? clip(stack, 2 * LIMITS.stack) : null;
}

/** Frames of ours between the native constructor and the page's call: the trap, this, and the socket's own function. */
const OWN_FRAMES = 3;

/**
 * Makes a native construct with room in an error's stack for our frames, so that the page finds as many of its own as
 * without us.
 */
export function withRoom<Made>(make: () => Made): Made {
  const limit: unknown = getOwnPropertyDescriptor(NativeError, 'stackTraceLimit')?.value;
  if (typeof limit !== 'number') return make();
  try {
    // Not by assignment, which would throw at a page that froze its `Error`.
    setValue(NativeError, 'stackTraceLimit', limit + OWN_FRAMES);
    return make();
  } finally {
    setValue(NativeError, 'stackTraceLimit', limit);
  }
}

/**
 * What a native does with a prototype that would close a circle: false for `Reflect.setPrototypeOf`, else an error of
 * its own. Chromium's stack tells which of them asks.
 */
export function refuseCycle(target: object): false {
  const stack = callStack() ?? '';
  if (!includes(stack, ' (<anonymous>)') || includes(stack, 'Reflect.setPrototypeOf (')) return false;
  try {
    demandPrototype(target, createFrom(target));
  } catch (error) {
    hideOwnFrames(error as Error);
    throw error;
  }
  return false;
}

/**
 * Takes our own lines out of the stack of an error on its way to the page. Chromium keeps a stack as an accessor of the
 * error's own; where it is none (Firefox), writing it would leave a trace larger than our line.
 */
export function hideOwnFrames(error: Error): void {
  if (ownScript === null || isWatched()) return;
  const { get, set } = getOwnPropertyDescriptor(error, 'stack') ?? {};
  if (get && set) reflectApply(set, error, [withoutLines(reflectApply(get, error, []) as string, ownScript)]);
}

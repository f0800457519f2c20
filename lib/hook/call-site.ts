import {
  getOwnPropertyDescriptor,
  getter,
  hasProperty,
  indexOf,
  ownValue,
  reflectApply,
  setValue,
  slice,
} from './natives';

const NativeError = Error;
const demandPrototype = Object.setPrototypeOf;
const errorPrototype = NativeError.prototype;
const exceptionPrototype = DOMException.prototype;
const readName = getOwnPropertyDescriptor(exceptionPrototype, 'name')?.get;

/** Firefox keeps `stack` as an accessor on the prototype, Chromium as the error's own property. */
const stackOf = import.meta.env.FIREFOX ? getter(errorPrototype, 'stack') : ({ stack }: Error) => stack;

/** Our own script as it stands in stack lines; none where the engine gives no URL to tell our lines by. */
const ownScript = /\w+-\w+:\S+\.js/.exec(`${stackOf(new NativeError())}`)?.[0];

/**
 * Whether a page would notice that a stack is read: it is made at the first reading, which runs a page's
 * `Error.prepareStackTrace` and whatever a page put in the place of an error's `name`.
 */
const isWatched = (): boolean =>
  hasProperty(NativeError, 'prepareStackTrace') ||
  ownValue(errorPrototype, 'name') !== 'Error' ||
  getOwnPropertyDescriptor(exceptionPrototype, 'name')?.get !== readName;

/** The stack of the call that is being made, our own frames still in it; `null` where reading it would be noticed. */
export const callStack = (): string | undefined => (isWatched() ? undefined : stackOf(new NativeError()));

/** Frames of ours between the native constructor and the page's call: the trap, this, and the socket's own function. */
const OWN_FRAMES = 3;

/**
 * Makes a native construct with room in an error's stack for our frames, so that the page finds as many of its own as
 * without us.
 */
export function withRoom<Made>(make: () => Made): Made {
  const limit = ownValue(NativeError, 'stackTraceLimit');
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
  if (indexOf(stack, ' (<anonymous>)') < 0 || indexOf(stack, 'Reflect.setPrototypeOf (') >= 0) return false;
  try {
    demandPrototype(target, { __proto__: target });
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
  if (!ownScript || isWatched()) return;
  const { get, set } = getOwnPropertyDescriptor(error, 'stack') ?? {};
  if (!get || !set) return;
  let stack = `${reflectApply(get, error, [])}\n`;
  let kept = '';
  while (stack) {
    const end = indexOf(stack, '\n') + 1;
    const line = slice(stack, 0, end);
    if (indexOf(line, ownScript) < 0) kept += line;
    stack = slice(stack, end);
  }
  reflectApply(set, error, [slice(kept, 0, -1)]);
}

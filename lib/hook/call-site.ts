import { LIMITS } from '../record/limits';
import {
  clip,
  defineProperty,
  getOwnPropertyDescriptor,
  hasProperty,
  reflectApply,
  uncurry,
  withoutLines,
} from './natives';

const NativeError = Error;
/** Firefox keeps `stack` as an accessor on the prototype, Chromium as the error's own property. */
const inherited = getOwnPropertyDescriptor(Error.prototype, 'stack')?.get;
const inheritedStack = inherited && uncurry(inherited as (this: Error) => unknown);

/** Our own script as it stands in stack lines; `null` where the engine gives no URL to tell our lines by. */
const ownScript = /[a-z]+-extension:\/\/[^\s()]+\.js/.exec(String(new NativeError().stack))?.[0] ?? null;

/** A page's `Error.prepareStackTrace` would be run, and notice, at every stack that we read. */
const isWatched = (): boolean => hasProperty(NativeError, 'prepareStackTrace');

/** The stack of the call that is being made, our own frames still in it; `null` where reading it would be noticed. */
export function callStack(): string | null {
  if (isWatched()) return null;
  const error = new NativeError();
  const stack = inheritedStack ? inheritedStack(error) : error.stack;
  return typeof stack === 'string' ? clip(stack, 2 * LIMITS.stack) : null;
}

/** Takes our own lines out of the stack of an error on its way to the page. */
export function hideOwnFrames(error: unknown): void {
  if (ownScript === null || isWatched() || typeof error !== 'object' || error === null) return;
  const own = getOwnPropertyDescriptor(error, 'stack');
  if (!own) return;
  const stack = own.get ? reflectApply(own.get, error, []) : own.value;
  if (typeof stack !== 'string') return;
  const shown = withoutLines(stack, ownScript);
  if (own.set) reflectApply(own.set, error, [shown]);
  else if (!own.get) {
    own.value = shown;
    defineProperty(error, 'stack', own);
  }
}

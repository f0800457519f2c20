import { hideOwnFrames } from './call-site';
import { getPrototypeOf, getter, ownValue } from './natives';
import type { Thrown } from './protocol';

const nameOf = getter(DOMException.prototype, 'name');
const messageOf = getter(DOMException.prototype, 'message');
/** True for a real error alone, without running anything of it. Firefox has it since 138. */
const { isError } = Error as { isError?: (value: unknown) => boolean };

/**
 * Name and message of what a native threw, our frames taken out of its stack. What is neither a DOMException nor
 * known to be a real error (a `toString` of an argument may throw anything, a Proxy too) is not looked into.
 */
export function readThrown(error: unknown): Thrown {
  let thrown: Thrown = null;
  try {
    thrown = [nameOf(error as DOMException), messageOf(error as DOMException)];
  } catch {
    if (!isError?.(error)) return null;
    thrown = [ownValue(getPrototypeOf(error as Error), 'name'), ownValue(error, 'message')];
  }
  hideOwnFrames(error as Error);
  return thrown;
}

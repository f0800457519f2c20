import { LIMITS } from '../record/limits';
import { hideOwnFrames } from './call-site';
import { clip, getPrototypeOf, getter, ownValue } from './natives';

const nameOf = getter(DOMException.prototype, 'name');
const messageOf = getter(DOMException.prototype, 'message');
/** True for a real error alone, without running anything of it. Firefox has it since 138. */
const { isError } = Error as { isError?: (value: unknown) => boolean };

/**
 * Name and message of what a native threw, our frames taken out of its stack. What is neither a DOMException nor
 * known to be a real error (a `toString` of an argument may throw anything, a Proxy too) is not looked into.
 */
export function readThrown(error: unknown): { name: string; message: string } {
  let name: unknown;
  let message: unknown;
  try {
    name = nameOf(error as DOMException);
    message = messageOf(error as DOMException);
  } catch {
    if (!isError?.(error)) return { name: 'Error', message: '' };
    name = ownValue(getPrototypeOf(error as Error), 'name');
    message = ownValue(error, 'message');
  }
  hideOwnFrames(error as Error);
  return { name: textOf(name), message: textOf(message) };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? clip(value, LIMITS.message) : '');

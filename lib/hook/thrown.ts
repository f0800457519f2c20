import { hideOwnFrames } from './call-site';
import { LIMITS } from '../record/limits';
import { clip, getter, ownValue } from './natives';

const nameOf = getter(DOMException.prototype, 'name');
const messageOf = getter(DOMException.prototype, 'message');

/**
 * Name and message of what a native threw, our frames taken out of its stack. An error that may be the page's own
 * (thrown by a `toString` of an argument) is not looked into: it might be a Proxy.
 */
export function readThrown(error: unknown, args: ArrayLike<unknown>): { name: string; message: string } {
  let name = 'Error';
  let message = '';
  try {
    name = nameOf(error as DOMException);
    message = messageOf(error as DOMException);
  } catch {
    if (isObject(args[0]) || isObject(args[1])) return { name, message };
    // Whatever is no DOMException is a TypeError of the argument conversion.
    name = 'TypeError';
    const own = ownValue(error, 'message');
    if (typeof own === 'string') message = own;
  }
  hideOwnFrames(error);
  return { name, message: clip(message, LIMITS.message) };
}

const isObject = (value: unknown): boolean =>
  value !== null && (typeof value === 'object' || typeof value === 'function');

import { LIMITS } from '../record/limits';
import { clip, getter, isArray, ownValue, quote } from './natives';

const hrefOf = getter(URL.prototype, 'href');

/** What was passed as URL, if that can be told without running code of the page. */
export function urlArgument(value: unknown): string | null {
  if (typeof value === 'string') return clip(value, LIMITS.url);
  try {
    return clip(hrefOf(value as URL), LIMITS.url);
  } catch {
    return null;
  }
}

/**
 * The subprotocols asked for, as a JSON array, read without running a getter or an iterator of the page: `null` for
 * anything but a string or an array of strings. (The traps of a Proxy around an array are the one thing that does
 * run: nothing tells such a Proxy from an array.)
 */
export function protocolsArgument(value: unknown): string | null {
  if (value === undefined) return '[]';
  if (typeof value === 'string') return `[${quote(clip(value, LIMITS.protocol))}]`;
  if (!isArray(value)) return null;
  let list = '';
  for (let index = 0; index < LIMITS.protocols; index++) {
    const item = ownValue(value, index);
    if (typeof item !== 'string') return item === undefined ? `[${list}]` : null;
    list += (index ? ',' : '') + quote(clip(item, LIMITS.protocol));
  }
  return `[${list}]`;
}

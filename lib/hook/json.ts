import { LIMITS } from '../record/limits';
import { getOwnPropertyDescriptor, isArray, quote, slice } from './natives';

/** Fields that one notice may have; a list inside it is cut one behind its limit, so that the reader can tell. */
const MOST_ITEMS = LIMITS.protocols;

/**
 * JSON of whatever the page may have passed, without running a getter, an iterator or a `toJSON` of the page: `null`
 * for all but strings, finite numbers, booleans, and arrays of them at most two deep. (The traps of a Proxy around an
 * array are the one thing that does run: nothing tells such a Proxy from an array.)
 *
 * Strings are cut one character behind the limit: whoever reads them can tell that they were longer.
 */
export function toJson(value: unknown, limit = LIMITS.url << 4): string {
  if (isArray(value) && limit > LIMITS.message) {
    let list = '';
    for (let index = 0; index <= MOST_ITEMS; index++) {
      const item = getOwnPropertyDescriptor(value, index);
      if (!item) break;
      list += (index ? ',' : '') + toJson(item.value, limit >> 4);
    }
    return `[${list}]`;
  }
  const type = typeof value;
  return type === 'string'
    ? quote(slice(value as string, 0, limit + 1))
    : type === 'number'
      ? quote(value as number)
      : 'null';
}

import { getOwnPropertyDescriptor, getter, isArray, quote } from './natives';

const hrefOf = getter(URL.prototype, 'href');

/** What was passed as URL, if that can be told without running code of the page. */
export function urlArgument(value: unknown): string | null {
  if (typeof value === 'string') return value;
  try {
    return hrefOf(value as URL);
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
  if (typeof value === 'string') return `[${quote(value)}]`;
  if (!isArray(value)) return null;
  const length: unknown = getOwnPropertyDescriptor(value, 'length')?.value;
  if (typeof length !== 'number' || length > 64) return null;
  let list = '';
  for (let index = 0; index < length; index++) {
    const item: unknown = getOwnPropertyDescriptor(value, index)?.value;
    if (typeof item !== 'string') return null;
    list += list === '' ? quote(item) : `,${quote(item)}`;
  }
  return `[${list}]`;
}

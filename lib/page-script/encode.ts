import { LIMITS } from '../model/limits';
import { readStack } from './call-site';
import { getOwnPropertyDescriptor, getPrototypeOf, isArray, quote, slice, uncurry } from './natives';

const decode = uncurry(TextDecoder.prototype.decode);
const latin1 = new TextDecoder('latin1');

/**
 * JSON of what the page script noted: strings, numbers, booleans, and objects of our own (with a null prototype). A captured
 * call is an Error: its text if stacks are wanted, else `null`. Messages that were kept are the members of `data`.
 */
export function encode(value: unknown, stacks: number, areMessages = false): string {
  if (typeof value !== 'object' || value === null) return quote((value ?? null) as string | number | null);
  if (getPrototypeOf(value)) return quote((stacks && readStack(value as Error)) || null);
  let members = '';
  for (const key in value) {
    const member = value[key as keyof typeof value];
    members += `,"${key}":${areMessages ? encodeMessage(member) : encode(member, stacks, key === 'data')}`;
  }
  return `{${slice(members, 1)}}`;
}

/** Bytes are such as they are now: the page may have written to them since. */
function encodeMessage(message: unknown): string {
  if (typeof message === 'string') return quote(message);
  try {
    // It takes buffers and views alone, and runs no code of the page.
    return `{"bytes":${quote(decode(latin1, message as Uint8Array))}}`;
  } catch {
    // Not kept, a Blob, or an object whose `toString` was sent.
    return 'null';
  }
}

/** A string as the page passed it, cut one character behind the longest limit so that its reader can tell; else `null`. */
export const textOf = (value: unknown): string | null =>
  typeof value === 'string' ? slice(value, 0, LIMITS.url + 1) : null;

/**
 * Subprotocols as the page passed them, one or a list, without running a getter, an iterator or a `toString` of the page.
 * (The traps of a Proxy around an array are the one thing that does run: nothing tells such a Proxy from an array.)
 */
export function protocolsOf(value: unknown): unknown {
  if (!isArray(value)) return value === undefined ? '' : textOf(value);
  const list: Record<number, unknown> & { __proto__: null } = { __proto__: null };
  for (let index = 0; index <= LIMITS.protocols; index++) {
    const item = getOwnPropertyDescriptor(value, index);
    if (!item) break;
    list[index] = textOf(item.value);
  }
  return list;
}

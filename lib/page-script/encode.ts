import { LIMITS } from '../model/limits';
import { readStack } from './call-site';
import { getOwnPropertyDescriptor, getPrototypeOf, isArray, quote, slice } from './natives';

/**
 * JSON of what the page script noted: strings, numbers, booleans, and objects of our own (with a null prototype). A captured
 * call is an Error: its text if stacks are wanted, else `null`.
 */
export function encode(value: unknown, stacks: number): string {
  if (typeof value !== 'object' || value === null) return quote((value ?? null) as string | number | null);
  if (getPrototypeOf(value)) return quote((stacks && readStack(value as Error)) || null);
  let members = '';
  for (const key in value) members += `,"${key}":${encode(value[key as keyof typeof value], stacks)}`;
  return `{${slice(members, 1)}}`;
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

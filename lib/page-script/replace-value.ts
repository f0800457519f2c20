import { defineProperty, getOwnPropertyDescriptor } from './natives';

/** Changes a data property's value in place, its flags and its place among the keys kept. */
export function replaceValue(holder: object, key: string, value: unknown): void {
  const descriptor = getOwnPropertyDescriptor(holder, key);
  if (!descriptor) return;
  descriptor.value = value;
  defineProperty(holder, key, descriptor);
}

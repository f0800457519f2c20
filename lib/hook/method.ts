import { replaceValue } from './constructor';
import { getOwnPropertyDescriptor } from './natives';

type AnyFunction = (this: never, ...args: never[]) => unknown;

/** Puts an apply-only Proxy in the place of a method, which keeps its name, length and own properties. */
export function hookMethod(
  prototype: object,
  name: string,
  intercept: (native: AnyFunction, self: object, args: unknown[]) => unknown,
): void {
  const native: unknown = getOwnPropertyDescriptor(prototype, name)?.value;
  if (typeof native !== 'function') return;
  const handler: ProxyHandler<AnyFunction> & { __proto__: null } = { __proto__: null, apply: intercept };
  replaceValue(prototype, name, new Proxy(native as AnyFunction, handler));
}

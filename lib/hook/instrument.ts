import { defineProperty, getOwnPropertyDescriptor, getPrototypeOf, setPrototypeOf } from './natives';

type Constructor = abstract new (...args: never[]) => object;
type AnyFunction = (this: never, ...args: never[]) => unknown;

export type Undo = () => void;

/**
 * Puts a Proxy in the place of a global constructor, and of its prototype's `constructor`, with the original flags,
 * so that own keys keep their order. `intercept` makes the object; `newTarget` is the native itself where the page
 * named the Proxy.
 */
export function instrumentConstructor<Native extends Constructor>(
  global: object,
  name: string,
  native: Native,
  intercept: (args: ArrayLike<unknown>, newTarget: Constructor) => object,
): Undo {
  const handler: ProxyHandler<Native> & { __proto__: null } = {
    __proto__: null,
    construct: (target, args, newTarget) => intercept(args, newTarget === proxy ? target : (newTarget as Constructor)),
    // An ordinary function refuses a cyclic prototype; without this trap the Proxy would let a page build one.
    setPrototypeOf(target, prototype) {
      for (let next = prototype; next !== null; next = getPrototypeOf(next)) if (next === proxy) return false;
      return setPrototypeOf(target, prototype);
    },
  };
  const proxy = new Proxy(native, handler);
  const undoGlobal = replaceValue(global, name, proxy);
  const undoConstructor = replaceValue(native.prototype as object, 'constructor', proxy);
  return () => {
    undoGlobal();
    undoConstructor();
  };
}

/** Puts an apply-only Proxy in the place of a method, which keeps its name, length and own properties. */
export function instrumentMethod(
  prototype: object,
  name: string,
  intercept: (native: AnyFunction, self: object, args: ArrayLike<unknown>) => unknown,
): Undo {
  const native: unknown = getOwnPropertyDescriptor(prototype, name)?.value;
  if (typeof native !== 'function') return () => {};
  const handler: ProxyHandler<AnyFunction> & { __proto__: null } = {
    __proto__: null,
    apply: (target, self: object, args) => intercept(target, self, args),
  };
  return replaceValue(prototype, name, new Proxy(native as AnyFunction, handler));
}

/** Changes a data property's value in place. The undo restores it only while it still is ours. */
function replaceValue(holder: object, name: string, value: unknown): Undo {
  const descriptor = getOwnPropertyDescriptor(holder, name);
  if (!descriptor) return () => {};
  const original: unknown = descriptor.value;
  descriptor.value = value;
  defineProperty(holder, name, descriptor);
  return () => {
    const current = getOwnPropertyDescriptor(holder, name);
    if (!current || current.value !== value) return;
    current.value = original;
    defineProperty(holder, name, current);
  };
}

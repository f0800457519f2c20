/**
 * Built-ins, captured while they are still the browser's own. Page code may replace any of them later; the page script
 * must neither run such a replacement nor let the page count a call of it. For the same reason it uses no `for...of`, no
 * spread and no array pattern, which run `Symbol.iterator`, and gives a null prototype to each object that it makes: a
 * page can put defaults and setters on `Object.prototype` and `Array.prototype`.
 */
type Method<Self, Args extends unknown[], Result> = (this: Self, ...args: Args) => Result;

const bind = Function.prototype.bind;

/** `uncurry(f)(self, ...args)` is `f.call(self, ...args)` that no page code can come between. */
export const uncurry: <Self, Args extends unknown[], Result>(
  method: Method<Self, Args, Result>,
) => (self: Self, ...args: Args) => Result = bind.bind(Function.prototype.call);

export const {
  apply: reflectApply,
  construct: reflectConstruct,
  defineProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  has: hasProperty,
  setPrototypeOf,
} = Reflect;

export const isArray: (value: unknown) => value is unknown[] = Array.isArray;
/** For primitives only: of an object or a bigint it would run `toJSON`. */
export const quote: (value: string | number | boolean | null) => string = JSON.stringify;

export const indexOf = uncurry(String.prototype.indexOf);
export const slice = uncurry(String.prototype.slice);

/** When the document began, epoch milliseconds. */
export const { timeOrigin } = performance;

/** Milliseconds since the document began. */
export const readClock: () => number = performance.now.bind(performance);

/** The getter of an accessor property, to be called with the object as its argument. */
export function getter<Self extends object, Key extends keyof Self>(
  prototype: Self,
  key: Key,
): (self: Self) => Self[Key] {
  return uncurry(getOwnPropertyDescriptor(prototype, key)?.get as Method<Self, [], Self[Key]>);
}

/** An own data property of whatever this is; a getter of the page's is not run. */
export function ownValue(holder: unknown, key: PropertyKey): unknown {
  try {
    return getOwnPropertyDescriptor(holder as object, key)?.value;
  } catch {
    // No object.
  }
}

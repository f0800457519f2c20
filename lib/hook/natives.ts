/**
 * Built-ins, captured while they are still the browser's own. Page code may replace any of them later; the hook must
 * neither run such a replacement nor let the page count a call of it. For the same reason it uses no `for...of` and no
 * spread, which run `Symbol.iterator`, and gives a null prototype to each object that it passes to the browser:
 * a page can put defaults and setters on `Object.prototype`.
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
  set: setValue,
  setPrototypeOf,
} = Reflect;

export const isArray = Array.isArray;
/** For primitives only: of an object it would run `toJSON`. */
export const quote: (value: string | number | boolean | null) => string = JSON.stringify;

const indexOf = uncurry(String.prototype.indexOf);
const slice = uncurry(String.prototype.slice);

const timeOrigin = performance.timeOrigin;
const readClock: () => number = performance.now.bind(performance);

/** Epoch milliseconds from the frame's monotonic clock. */
export const now = (): number => timeOrigin + readClock();

/** The text up to one character more than the limit: whoever cuts it can tell that it was longer. */
export const clip = (text: string, limit: number): string => slice(text, 0, limit + 1);

export const includes = (text: string, part: string): boolean => indexOf(text, part) >= 0;

/** The getter of an accessor property, to be called with the object as its argument. */
export function getter<Self extends object, Key extends keyof Self>(
  prototype: Self,
  key: Key,
): (self: Self) => Self[Key] {
  return uncurry(getOwnPropertyDescriptor(prototype, key)?.get as Method<Self, [], Self[Key]>);
}

/** An own data property of whatever this is; a getter of the page's is not run. */
export function ownValue(holder: unknown, key: PropertyKey): unknown {
  if (typeof holder !== 'object' || holder === null) return undefined;
  return getOwnPropertyDescriptor(holder, key)?.value;
}

/** The text without the lines that contain `mark`. */
export function withoutLines(text: string, mark: string): string {
  let kept = '';
  for (let start = 0, end = 0; end >= 0; start = end + 1) {
    end = indexOf(text, '\n', start);
    const line = end < 0 ? slice(text, start) : slice(text, start, end);
    if (!includes(line, mark)) kept += kept === '' ? line : `\n${line}`;
  }
  return kept;
}

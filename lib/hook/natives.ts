/**
 * Built-ins, captured while they are still the browser's own. Page code may replace any of them later; the hook must
 * neither run such a replacement nor let the page count a call of it.
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

export const isArray = Array.isArray;
export const quote: (text: string | object) => string = JSON.stringify;

const indexOf = uncurry(String.prototype.indexOf);
const slice = uncurry(String.prototype.slice);

const timeOrigin = performance.timeOrigin;
const readClock = bind.call(performance.now, performance) as () => number;

/** Epoch milliseconds from the frame's monotonic clock. */
export const now = (): number => timeOrigin + readClock();

/** The getter of an accessor property, to be called with the object as its argument. */
export function getter<Self extends object, Key extends keyof Self>(
  prototype: Self,
  key: Key,
): (self: Self) => Self[Key] {
  const get = getOwnPropertyDescriptor(prototype, key)?.get;
  if (!get) throw new TypeError(`no getter: ${String(key)}`);
  return uncurry(get as Method<Self, [], Self[Key]>);
}

/** The text without the lines that contain `mark`. */
export function withoutLines(text: string, mark: string): string {
  let kept = '';
  let start = 0;
  for (;;) {
    const end = indexOf(text, '\n', start);
    const line = end < 0 ? slice(text, start) : slice(text, start, end);
    if (indexOf(line, mark) < 0) kept += kept === '' ? line : `\n${line}`;
    if (end < 0) return kept;
    start = end + 1;
  }
}

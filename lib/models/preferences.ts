import { effect, type Signal, signal } from '@preact/signals';

/** What of `Storage` is needed to remember how somebody likes the panel. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

/**
 * A signal that is remembered. What stands on the shelf is read as untrusted: `parse` returns `undefined` for what it
 * does not take, and the default stands.
 */
export function remembered<T>(shelf: Shelf, name: string, initial: T, parse: (value: unknown) => T | undefined) {
  const value: Signal<T> = signal(read() ?? initial);
  function read(): T | undefined {
    try {
      const text = shelf.getItem(name);
      return text === null ? undefined : parse(JSON.parse(text));
    } catch {
      return undefined;
    }
  }
  const stop = effect(() => {
    const text = JSON.stringify(value.value);
    try {
      shelf.setItem(name, text);
    } catch {
      // No room, or storage is switched off: the panel works all the same, and forgets.
    }
  });
  return { value, [Symbol.dispose]: stop };
}

export const asBoolean = (value: unknown) => (typeof value === 'boolean' ? value : undefined);

export function asOneOf<T extends string>(...allowed: readonly T[]) {
  return (value: unknown) => allowed.find((one) => one === value);
}

export function asNumber(min: number, max: number) {
  return (value: unknown) => (typeof value === 'number' && value >= min && value <= max ? value : undefined);
}

export function asTexts(most: number) {
  return (value: unknown) =>
    Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string').slice(0, most) : undefined;
}

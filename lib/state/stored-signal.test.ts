import { describe, expect, it } from 'vitest';
import { asBoolean, asNumber, asOneOf, asTexts, storedSignal } from './panel-preferences';

function shelf(initial: Record<string, string> = {}) {
  const values = new Map(Object.entries(initial));
  return {
    values,
    getItem: (name: string) => values.get(name) ?? null,
    setItem: (name: string, value: string) => void values.set(name, value),
  };
}

describe('a remembered value', () => {
  it('is written down when it changes, and read the next time', () => {
    const store = shelf();
    storedSignal(store, 'dock', 'below', asOneOf('below', 'right')).value.value = 'right';
    expect(storedSignal(store, 'dock', 'below', asOneOf('below', 'right')).value.value).toBe('right');
  });

  it.each(['', '{', '"left"', 'null', '[]'])('is its default where %s stands on the shelf', (text) => {
    expect(storedSignal(shelf({ dock: text }), 'dock', 'below', asOneOf('below', 'right')).value.value).toBe('below');
  });

  it('works without a shelf that can be written', () => {
    const broken = {
      getItem(): string | null {
        throw new DOMException('denied', 'SecurityError');
      },
      setItem() {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const kept = storedSignal(broken, 'preserve', false, asBoolean);
    kept.value.value = true;
    expect(kept.value.value).toBe(true);
  });

  it('is written no more once it was disposed of', () => {
    const store = shelf();
    const kept = storedSignal(store, 'share', 45, asNumber(10, 90));
    kept[Symbol.dispose]();
    kept.value.value = 60;
    expect(store.values.get('share')).toBe('45');
  });
});

describe('a list of texts', () => {
  it('takes texts alone, and no more than there is room for', () => {
    const take = asTexts(2);
    expect(take(['a', 1, 'b', null, 'c'])).toEqual(['a', 'b']);
    expect(take('a')).toBeUndefined();
  });
});

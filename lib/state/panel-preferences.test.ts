import { expect, it } from 'vitest';
import { storePanelPreferences, toggled } from './panel-preferences';

function shelfWith(initial: Record<string, unknown>) {
  const texts = new Map(Object.entries(initial).map(([name, value]) => [name, JSON.stringify(value)]));
  return {
    getItem: (name: string) => texts.get(name) ?? null,
    setItem: (name: string, text: string) => void texts.set(name, text),
  };
}

it('keeps a filter as the newest, and lets one go that is kept', () => {
  expect(toggled(['a', 'b'], 'c')).toEqual(['c', 'a', 'b']);
  expect(toggled(['a', 'b'], 'b')).toEqual(['a']);
});

it('lets the oldest filter go where there is room for no more', () => {
  const many = Array.from({ length: 30 }, (_, index) => `code:${1000 + index}`);
  expect(toggled(many, 'new')).toEqual(['new', ...many.slice(0, -1)]);
});

it('is the same panel the next time, until it is disposed of', () => {
  const storage = shelfWith({});
  const first = storePanelPreferences(storage);
  first.preferences.widths.value = { url: 300 };
  first.preferences.hiddenColumns.value = ['frame'];
  first[Symbol.dispose]();
  first.preferences.hiddenColumns.value = [];
  const { preferences } = storePanelPreferences(storage);
  expect(preferences.widths.value).toEqual({ url: 300 });
  expect(preferences.hiddenColumns.value).toEqual(['frame']);
});

it('takes of columns what it knows, in widths that can be dragged', () => {
  const { preferences } = storePanelPreferences(
    shelfWith({ widths: { url: 300, time: 1, code: 5_000, gone: 80 }, 'hidden-columns': ['frame', 'gone', 7] }),
  );
  expect(preferences.widths.value).toEqual({ url: 300 });
  expect(preferences.hiddenColumns.value).toEqual(['frame']);
});

import { describe, expect, it } from 'vitest';
import { followSettings } from '../state/settings';
import { DEFAULTS } from './settings';
import { createSettingsStore, type SettingsArea } from './store';

function fakeArea(items: Record<string, unknown> = {}): SettingsArea & { items: Record<string, unknown> } {
  const listeners = new Set<(keys: readonly string[]) => void>();
  return {
    items,
    get: async () => structuredClone(items),
    async set(added) {
      Object.assign(items, structuredClone(added));
      for (const listener of listeners) listener(Object.keys(added));
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

describe('settings', () => {
  it('are the defaults until something else was chosen', async () => {
    expect(await createSettingsStore(fakeArea()).read()).toEqual(DEFAULTS);
  });

  it('stand each by itself: what cannot be read of one is its default, and costs no other, and nothing is lost', async () => {
    const area = fakeArea({
      'setting:recording': 'sometimes',
      'setting:sites': ['a.example', 7],
      'setting:kept': 5,
      'setting:redact': 'yes',
      'setting:theme': 'dark',
      'setting:language': null,
      'setting:of-a-later-version': { x: 1 },
    });
    const before = structuredClone(area.items);
    const store = createSettingsStore(area);
    expect(await store.read()).toEqual({ ...DEFAULTS, theme: 'dark' });
    await store.save('kept', 1_000);
    expect(area.items).toEqual({ ...before, 'setting:kept': 1_000 });
  });

  it('reach every page that is open, whichever page they were chosen in', async () => {
    const area = fakeArea();
    const [here, there] = [createSettingsStore(area), createSettingsStore(area)];
    const model = followSettings(there);
    await model.ready;
    await here.save('sites', ['a.example']);
    await expect.poll(() => model.values.value.sites).toEqual(['a.example']);
    model[Symbol.dispose]();
    await here.save('redact', false);
    await Promise.resolve();
    expect(model.values.value.redact).toBe(true);
  });

  it('stay what they were while the storage is away', async () => {
    const area = fakeArea({ 'setting:theme': 'light' });
    const store = createSettingsStore(area);
    const model = followSettings(store);
    await model.ready;
    area.get = () => Promise.reject(new Error('away'));
    await store.save('theme', 'dark');
    await Promise.resolve();
    expect(model.values.value.theme).toBe('light');
  });
});

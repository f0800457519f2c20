import { describe, expect, it } from 'vitest';
import { READ_MESSAGES_KEY } from '../protocol/setting-keys';
import { followSettings } from '../state/settings';
import { DEFAULTS } from './settings';
import { createSettingsStore, type SettingsAreas } from './store';

function fakeAreas(items: Record<string, unknown> = {}): SettingsAreas & { items: Record<string, unknown> } {
  const listeners = new Set<(keys: readonly string[], area: string) => void>();
  return {
    items,
    local: {
      get: async () => structuredClone(items),
      async set(added) {
        Object.assign(items, structuredClone(added));
        for (const listener of listeners) listener(Object.keys(added), 'local');
      },
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

describe('settings', () => {
  it('are the defaults until one is saved', async () => {
    expect(await createSettingsStore(fakeAreas()).read()).toEqual(DEFAULTS);
  });

  it('have the key that content scripts read', async () => {
    const areas = fakeAreas();
    await createSettingsStore(areas).save('readMessages', false);
    expect(areas.items).toEqual({ [READ_MESSAGES_KEY]: false });
  });

  it('are read one by one: an invalid value becomes its default, and nothing stored is lost', async () => {
    const areas = fakeAreas({
      'setting:recording': 'sometimes',
      'setting:sites': ['a.example', 7],
      'setting:kept': 5,
      'setting:redact': 'yes',
      'setting:theme': 'dark',
      'setting:language': null,
      'setting:of-a-later-version': { x: 1 },
    });
    const before = structuredClone(areas.items);
    const store = createSettingsStore(areas);
    expect(await store.read()).toEqual({ ...DEFAULTS, theme: 'dark' });
    await store.save('kept', 1_000);
    expect(areas.items).toEqual({ ...before, 'setting:kept': 1_000 });
  });

  it('reach every open page after one page saves them', async () => {
    const areas = fakeAreas();
    const [here, there] = [createSettingsStore(areas), createSettingsStore(areas)];
    const model = followSettings(there);
    await model.ready;
    await here.save('sites', ['a.example']);
    await expect.poll(() => model.values.value.sites).toEqual(['a.example']);
    model[Symbol.dispose]();
    await here.save('redact', false);
    await Promise.resolve();
    expect(model.values.value.redact).toBe(true);
  });

  it('stay unchanged while storage does not answer', async () => {
    const areas = fakeAreas({ 'setting:theme': 'light' });
    const store = createSettingsStore(areas);
    const model = followSettings(store);
    await model.ready;
    areas.local.get = () => Promise.reject(new Error('away'));
    await store.save('theme', 'dark');
    await Promise.resolve();
    expect(model.values.value.theme).toBe('light');
  });
});

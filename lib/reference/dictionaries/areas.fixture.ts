import type { Area, DictionaryAreas } from './store';

export interface FakeAreas extends DictionaryAreas {
  items: { sync: Record<string, unknown>; local: Record<string, unknown> };
  /** Why `sync` takes nothing more; `null`: it does. */
  full: Error | null;
}

/** Storage areas in memory, with the quota of the real ones for an item, and their events. */
export function fakeAreas(): FakeAreas {
  const listeners = new Set<(keys: readonly string[]) => void>();
  const items: FakeAreas['items'] = { sync: {}, local: {} };
  const tell = (keys: readonly string[]) => {
    for (const listener of listeners) listener(keys);
  };
  const area = (name: 'sync' | 'local'): Area => ({
    get: async () => structuredClone(items[name]),
    async set(added) {
      if (name === 'sync' && areas.full) throw areas.full;
      for (const [key, value] of Object.entries(added)) {
        if (name === 'sync' && Buffer.byteLength(key + JSON.stringify(value)) > 8_192)
          throw new Error('QUOTA_BYTES_PER_ITEM');
      }
      Object.assign(items[name], structuredClone(added));
      tell(Object.keys(added));
    },
    async remove(keys) {
      const gone = [keys].flat().filter((key) => key in items[name]);
      for (const key of gone) delete items[name][key];
      if (gone.length > 0) tell(gone);
    },
  });
  const areas: FakeAreas = {
    items,
    full: null,
    sync: area('sync'),
    local: area('local'),
    onChanged(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return areas;
}

import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Dictionary } from '../../../data/dictionary';
import { type FakeAreas, fakeAreas } from './areas.fixture';
import { createDictionaryStore, type DictionaryStore, SYNC_ITEM_BYTES } from './store';

function dictionary(id: string, codes = 1): Dictionary {
  return {
    id,
    name: `Protocol ${id}`,
    kind: 'application',
    codes: Array.from({ length: codes }, (_, at) => ({ code: 4000 + at, name: `Ü${at}`, meaning: 'Something.' })),
    source: 'us',
  };
}

describe('the store of own dictionaries', () => {
  let areas: FakeAreas;
  let store: DictionaryStore;
  const places = async () => (await store.read()).stored.map(({ dictionary: { id }, area }) => [id, area]);

  beforeEach(() => {
    areas = fakeAreas();
    store = createDictionaryStore(areas);
  });

  it('is empty at first', async () => {
    expect(await store.read()).toEqual({ stored: [], invalid: [] });
  });

  it('keeps each as one item that is synchronised, and gives them back by name', async () => {
    expect(await store.save(dictionary('b'))).toBe('sync');
    expect(await store.save(dictionary('a'))).toBe('sync');
    expect(Object.keys(areas.items.sync)).toEqual(['dictionary:b', 'dictionary:a']);
    expect((await store.read()).stored).toEqual([
      { dictionary: dictionary('a'), area: 'sync' },
      { dictionary: dictionary('b'), area: 'sync' },
    ]);
  });

  it('keeps on this device what is too large for an item, and synchronises it again when it fits', async () => {
    expect(await store.save(dictionary('big'))).toBe('sync');
    expect(await store.save(dictionary('big', 300))).toBe('local');
    expect(areas.items.sync).toEqual({});
    expect(await places()).toEqual([['big', 'local']]);
    expect(await store.save(dictionary('big', 2))).toBe('sync');
    expect(areas.items.local).toEqual({});
  });

  it('measures as the browser does: never is an item offered that is refused for its size', async () => {
    for (let codes = 1; codes < 220; codes++) {
      const set = vi.spyOn(areas.sync, 'set');
      const area = await store.save(dictionary('ü', codes));
      for (const { type } of set.mock.settledResults) expect(type).toBe('fulfilled');
      const size = Buffer.byteLength(`dictionary:ü${JSON.stringify(dictionary('ü', codes))}`);
      expect(area).toBe(size <= SYNC_ITEM_BYTES ? 'sync' : 'local');
      set.mockRestore();
    }
  });

  it('keeps on this device what the browser has no room for', async () => {
    areas.full = new Error('QUOTA_BYTES quota exceeded');
    expect(await store.save(dictionary('a'))).toBe('local');
    expect(await places()).toEqual([['a', 'local']]);
  });

  it('tells what is broken, and gives the others', async () => {
    await store.save(dictionary('a'));
    areas.items.sync['dictionary:odd'] = { name: 'Odd', codes: [{ code: 'x', name: 'y', meaning: 'z' }] };
    areas.items.local['dictionary:worse'] = 'nothing of the kind';
    areas.items.local['dictionary:other'] = dictionary('a');
    areas.items.local.theme = 'dark';
    expect(await store.read()).toMatchObject({
      stored: [{ dictionary: { id: 'a' } }],
      invalid: [
        { id: 'odd', area: 'sync', text: expect.stringMatching(/^codes\[0\]\.code: /) },
        { id: 'worse', area: 'local' },
        { id: 'other', area: 'local' },
      ],
    });
  });

  it('removes a dictionary wherever it is', async () => {
    await store.save(dictionary('a'));
    await store.save(dictionary('big', 300));
    await store.remove('a');
    await store.remove('big');
    expect(areas.items).toEqual({ sync: {}, local: {} });
  });

  it('tells of changes of its own items, until that is undone', async () => {
    const heard = vi.fn();
    const undo = store.listen(heard);
    await store.save(dictionary('a'));
    await areas.local.set({ theme: 'dark' });
    expect(heard).toHaveBeenCalledTimes(1);
    undo();
    await store.remove('a');
    expect(heard).toHaveBeenCalledTimes(1);
  });
});

import { afterEach, expect, it, describe as suite } from 'vitest';
import type { Dictionary } from '../../data/dictionary';
import { annotate } from '../analysis/annotate';
import { activeDictionaries } from '../analysis/application-protocol';
import { closed, entryOf } from '../model/entry.fixture';
import { BUILT_IN } from '../reference/built-in';
import { fakeAreas } from '../reference/dictionaries/areas.fixture';
import { createDictionaryStore } from '../reference/dictionaries/store';
import { createDictionarySet } from '../reference/dictionary-set';
import { applyDictionaries } from './apply-dictionaries';
import { followDictionaries } from './own-dictionaries';
import { createReference } from './reference';

const ACME: Dictionary = {
  id: 'acme',
  name: 'Acme chat',
  kind: 'application',
  detect: { hosts: ['chat.acme.example'] },
  codes: [{ code: 4207, name: 'Kicked', meaning: 'A moderator removed you.' }],
  source: 'us',
};
const builtIn = activeDictionaries.peek();

suite('own dictionaries', () => {
  afterEach(() => {
    activeDictionaries.value = builtIn;
  });

  it('are in force as soon as they are stored, and no longer than that', async () => {
    const store = createDictionaryStore(fakeAreas());
    const own = followDictionaries(store);
    const undo = applyDictionaries(own.dictionaries);
    const entry = entryOf({ outcome: closed(4207), url: 'wss://chat.acme.example/' });
    await own.ready;
    expect(activeDictionaries.value).toBe(builtIn);

    await store.save(ACME);
    await expect.poll(() => annotate(entry).name).toBe('Kicked');
    expect(annotate(entry).application).toBe('Acme chat');
    await store.save({ ...ACME, codes: [{ code: 4207, name: 'Banned', meaning: 'For good.' }] });
    await expect.poll(() => annotate(entry).name).toBe('Banned');
    await store.remove('acme');
    await expect.poll(() => annotate(entry).name).toBe('Private use');
    undo();
    own[Symbol.dispose]();
  });

  it('stay as they were when the store cannot be read, which is told', async () => {
    const areas = fakeAreas();
    const store = createDictionaryStore(areas);
    const own = followDictionaries(store);
    await store.save(ACME);
    await expect.poll(() => own.dictionaries.value).toEqual([ACME]);
    areas.sync.get = () => Promise.reject(new Error('The storage is gone'));
    await areas.local.set({ 'dictionary:b': { ...ACME, id: 'b' } });
    await expect.poll(() => own.problem.value).toContain('The storage is gone');
    expect(own.dictionaries.value).toEqual([ACME]);
  });

  it('come first in the reference, in the search and in an entry that is open', async () => {
    const store = createDictionaryStore(fakeAreas());
    const own = followDictionaries(store);
    const model = createReference(async () => createDictionarySet(BUILT_IN), own.dictionaries);
    await store.save(ACME);
    await expect.poll(() => own.dictionaries.value).toHaveLength(1);
    model.search('kicked');
    await model.load();
    expect(model.rows.value[0]).toMatchObject({ id: 'acme:4207', name: 'Kicked' });
    expect(model.dictionaries.value?.candidates(4207)[0]).toMatchObject({ name: 'Kicked' });

    model.openId('acme:4207');
    await store.save({ ...ACME, codes: [{ code: 4207, name: 'Banned', meaning: 'For good.' }] });
    await expect.poll(() => model.opened.value?.name).toBe('Banned');
  });
});

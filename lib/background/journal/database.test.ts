import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, it } from 'vitest';
import { entryOf } from '../../model/entry.fixture';
import { emptyTabLog } from '../../model/journal';
import { openIndexedDbJournal } from './indexed-db';

it('a log of the first version is taken over, and what ends then can be queued', async () => {
  const old = await openDB('log-of-version-1', 1, {
    upgrade(db) {
      const entries = db.createObjectStore('entries', { keyPath: ['source.tabId', 'record.key'] });
      entries.createIndex('byOrder', ['source.tabId', 'order']);
      entries.createIndex('byChange', ['source.tabId', 'change']);
      entries.createIndex('byReceipt', 'receivedAt');
      db.createObjectStore('tabs', { keyPath: 'tabId' });
      db.createObjectStore('waiting', { keyPath: ['tabId', 'key'] });
    },
  });
  await old.put('entries', entryOf());
  await old.put('tabs', { ...emptyTabLog(1), held: 1, lastOrder: 1, lastChange: 1 });
  old.close();

  const policy = { wants: () => true, most: 10, now: 1 };
  const journal = openIndexedDbJournal(
    () => 10,
    'log-of-version-1',
    async () => policy,
  );
  const { record, source } = entryOf({ key: 'fixture:2' });
  await journal.append(1, [{ record, source, receivedAt: 2 }], null);
  expect((await journal.since(1, 0)).map(({ record: { key } }) => key)).toEqual(['fixture:1', 'fixture:2']);

  const now = await openDB('log-of-version-1');
  expect((await now.getAll('outgoing')).map(({ entry }) => entry.record.key)).toEqual(['fixture:2']);
  now.close();
});

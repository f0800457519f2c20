import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { entrySchema } from '../../model/entry';
import { entryOf } from '../../model/entry.fixture';
import { emptyTabLog } from '../../model/journal';
import { openOutbox } from '../../telemetry/shipper';
import stored from './database-1.0.fixture.json';
import { openIndexedDbJournal } from './indexed-db';
import { skipInvalidEntries } from './stored-validation';

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

describe('a database of Hangup 1.0', () => {
  // The fixture's rows were written by the journal of 1.0, from records of a real browser.
  const TAB = 7;

  async function open(name: string) {
    const old = await openDB(name, 2, {
      upgrade(db) {
        const entries = db.createObjectStore('entries', { keyPath: ['source.tabId', 'record.key'] });
        entries.createIndex('byOrder', ['source.tabId', 'order']);
        entries.createIndex('byChange', ['source.tabId', 'change']);
        entries.createIndex('byReceipt', 'receivedAt');
        db.createObjectStore('tabs', { keyPath: 'tabId' });
        db.createObjectStore('waiting', { keyPath: ['tabId', 'key'] });
        const outgoing = db.createObjectStore('outgoing', { keyPath: ['entry.source.tabId', 'entry.record.key'] });
        outgoing.createIndex('byTurn', 'turn');
        db.createObjectStore('tally');
      },
    });
    for (const name of ['entries', 'tabs', 'waiting', 'outgoing'] as const) {
      for (const row of stored[name]) await old.put(name, row);
    }
    for (const row of stored.tally) await old.put('tally', row, 'outgoing');
    old.close();
    return openIndexedDbJournal(() => 10, name);
  }

  it('is read with every entry, and says what it did not record', async () => {
    const log = skipInvalidEntries(await open('read'));
    const entries = await log.page(TAB, 0, 100);
    expect(entries).toEqual(entries.map((entry) => v.parse(entrySchema, entry)));
    const inOrder = stored.entries.toSorted((a, b) => a.order - b.order);
    expect(entries).toMatchObject(inOrder);
    expect(await log.since(TAB, 0)).toEqual(entries);
    for (const { record } of entries) {
      expect(record).toMatchObject({ requestedUrl: null, protocolMessages: [] });
      expect(record.traffic?.sent).toMatchObject({ firstAt: null, maxBufferedAmount: null, discarded: null });
      expect(record.traffic?.received).toMatchObject({ firstAt: null, longestSilence: null, approximate: false });
    }
    expect(await log.tab(TAB)).toMatchObject({ ...stored.tabs[0], losses: [], begunAt: 0, shownSince: 0 });
  });

  it('takes new records, evidence that waited for them, and evidence of old ones', async () => {
    const journal = await open('written');
    const { record, source } = entryOf({ key: 'of-later:1' });
    await journal.append(TAB, [{ record, source: { ...source, tabId: TAB }, receivedAt: 2 }], null);
    const [waiting] = stored.waiting;
    const entries = await journal.page(TAB, 0, 100);
    expect(entries.at(-1)).toMatchObject({ order: stored.entries.length + 1, record, evidence: waiting?.evidence });
    expect(await journal.tab(TAB)).toMatchObject({ held: stored.entries.length + 1, dropped: 0 });
  });

  it('still delivers what it had queued for a collector', async () => {
    await (await open('queued')).tab(TAB);
    const outbox = openOutbox('queued');
    const events = await outbox.oldest(10);
    expect(events.map(({ entry }) => v.parse(entrySchema, entry))).toEqual(events.map(({ entry }) => entry));
    expect(events).toMatchObject(stored.outgoing.toSorted((a, b) => a.turn - b.turn));
    await outbox.settle(events, (counts) => counts);
    expect(await outbox.oldest(10)).toEqual([]);
  });
});

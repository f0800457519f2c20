import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { EntrySource } from '../../model/entry';
import { entryOf, evidenceOf } from '../../model/entry.fixture';
import { type Arrival, isSameLog, type Journal } from '../../model/journal';
import type { Outcome, SocketRecord } from '../../model/record';
import { openIndexedDbJournal } from './indexed-db';
import { openSessionJournal, type SessionArea } from './session-storage';

const NOTHING_LOST = null;
const EVIDENCE = evidenceOf({
  failure: 'Error during WebSocket handshake: Unexpected response code: 403',
  status: 403,
});
const abnormal: Outcome = { kind: 'closed', code: 1006, reason: '', wasClean: false, errorEvent: false };

function arrival(seq: number, record: Partial<SocketRecord> = {}, source: Partial<EntrySource> = {}): Arrival {
  const { record: whole, source: from } = entryOf({ key: `abcdefghijkl:${seq}`, revision: 1, ...record });
  return { record: whole, source: { ...from, ...source }, receivedAt: 1_000 + seq };
}

/** Like `storage.session`: holds copies. */
function memoryArea(): SessionArea {
  const items = new Map<string, unknown>();
  return {
    async get(keys) {
      const names = keys ?? [...items.keys()];
      return structuredClone(
        Object.fromEntries(names.flatMap((key) => (items.has(key) ? [[key, items.get(key)]] : []))),
      );
    },
    async set(added) {
      for (const [key, value] of Object.entries(structuredClone(added))) items.set(key, value);
    },
    async remove(keys) {
      for (const key of keys) items.delete(key);
    },
  };
}

let databases = 0;
const journals: [name: string, open: (kept: number) => Journal][] = [
  ['on disk', (kept) => openIndexedDbJournal(() => kept, `test-${++databases}`)],
  ['in memory', (kept) => openSessionJournal(memoryArea(), () => kept)],
];

describe.each(journals)('journal %s', (_name, open) => {
  let journal: Journal;
  beforeEach(() => {
    journal = open(3);
  });
  const keys = async (tabId = 1) => (await journal.since(tabId, 0)).map(({ record }) => record.key.split(':')[1]);

  it('gives a log page by page, whatever changed last', async () => {
    await journal.append(1, [arrival(1), arrival(2), arrival(3)], NOTHING_LOST);
    await journal.attach(1, 'abcdefghijkl:1', EVIDENCE);
    const first = await journal.page(1, -1, 2);
    const [, second] = first;
    expect(second && (await journal.page(1, second.order, 2)).map(({ record }) => record.key)).toEqual([
      'abcdefghijkl:3',
    ]);
    expect(first.map(({ record }) => record.key)).toEqual(['abcdefghijkl:1', 'abcdefghijkl:2']);
  });

  it('keeps what arrives, in its order, each tab by itself', async () => {
    await journal.append(1, [arrival(1), arrival(2)], NOTHING_LOST);
    await journal.append(2, [arrival(3, {}, { tabId: 2 })], NOTHING_LOST);
    expect(await keys()).toEqual(['1', '2']);
    expect(await keys(2)).toEqual(['3']);
  });

  it('stores once what is delivered twice', async () => {
    await journal.append(1, [arrival(1), arrival(1)], NOTHING_LOST);
    const tab = await journal.append(1, [arrival(1)], NOTHING_LOST);
    expect(await keys()).toEqual(['1']);
    expect(tab).toMatchObject({ held: 1, ends: { 1000: 1 } });
  });

  it('lets a later revision take the place of an earlier one, never the reverse', async () => {
    await journal.append(1, [arrival(1, { outcome: abnormal, revision: 2 }), arrival(2)], NOTHING_LOST);
    await journal.append(1, [arrival(1, { revision: 1 })], NOTHING_LOST);
    await journal.append(1, [arrival(2, { outcome: abnormal, revision: 3 })], NOTHING_LOST);
    const entries = await journal.since(1, 0);
    expect(entries.map(({ record }) => record.outcome)).toEqual([abnormal, abnormal]);
    expect(entries.map(({ order }) => order)).toEqual([1, 2]);
  });

  it('tells a reader what is new or changed since it last read', async () => {
    const { lastChange } = await journal.append(1, [arrival(1), arrival(2)], NOTHING_LOST);
    expect(await journal.since(1, lastChange)).toEqual([]);
    await journal.attach(1, 'abcdefghijkl:1', EVIDENCE);
    await journal.append(1, [arrival(3)], NOTHING_LOST);
    const changed = await journal.since(1, lastChange);
    expect(changed.map(({ record, evidence }) => [record.key, evidence])).toEqual([
      ['abcdefghijkl:1', EVIDENCE],
      ['abcdefghijkl:3', null],
    ]);
  });

  it('keeps the newest, and counts what it let go', async () => {
    await journal.append(1, [arrival(1), arrival(2)], NOTHING_LOST);
    const losses = { frame: 'a', dropped: 7, failures: 1, unreadable: [] };
    const tab = await journal.append(1, [arrival(3), arrival(4), arrival(5)], losses);
    expect(await keys()).toEqual(['3', '4', '5']);
    expect(tab).toMatchObject({ held: 3, dropped: 2 + 7, failures: 1 });
  });

  it('counts what a frame lost once, however often and in whatever order it is told', async () => {
    const reported = { frame: 'a', dropped: 7, failures: 1, unreadable: ['8@1'] };
    const later = { frame: 'a', dropped: 9, failures: 2, unreadable: ['8@1', '9@1'] };
    for (const losses of [reported, reported, later, reported, { ...later, frame: 'constructor' }]) {
      await journal.append(1, [], losses);
    }
    expect(await journal.tab(1)).toMatchObject({ dropped: 2 * (9 + 2), failures: 2 * 2 });
    await journal.clear(1);
    await journal.append(1, [], later);
    expect(await journal.tab(1)).toMatchObject({ dropped: 0, failures: 0 });
    expect(await journal.append(1, [], { ...later, dropped: 10 })).toMatchObject({ dropped: 1 });
  });

  it('keeps evidence until its record comes', async () => {
    await journal.attach(1, 'abcdefghijkl:1', EVIDENCE);
    expect(await keys()).toEqual([]);
    await journal.append(1, [arrival(1)], NOTHING_LOST);
    expect((await journal.since(1, 0))[0]?.evidence).toEqual(EVIDENCE);
  });

  it('clears one tab, and goes on after', async () => {
    await journal.append(1, [arrival(1)], NOTHING_LOST);
    await journal.append(2, [arrival(2, {}, { tabId: 2 })], NOTHING_LOST);
    const tab = await journal.clear(1);
    expect(tab).toMatchObject({ generation: 1, held: 0, ends: {} });
    await journal.append(1, [arrival(3)], NOTHING_LOST);
    expect(await keys()).toEqual(['3']);
    expect(await keys(2)).toEqual(['2']);
  });

  it('records nothing while recording is off, and counts what it missed', async () => {
    await journal.setRecording(1, false);
    await journal.attach(1, 'abcdefghijkl:1', EVIDENCE);
    expect(await journal.append(1, [arrival(1)], NOTHING_LOST)).toMatchObject({ ignored: 1, recording: false });
    await journal.setRecording(1, true);
    await journal.append(1, [arrival(2)], NOTHING_LOST);
    expect(await keys()).toEqual(['2']);
  });

  it('counts abnormal ends of the newest outermost document alone', async () => {
    const of = (startedAt: number, top: boolean): Partial<SocketRecord> => ({
      outcome: abnormal,
      document: { url: 'https://app.example/', startedAt, top },
    });
    await journal.append(1, [arrival(1, of(100, true)), arrival(2, of(150, false))], NOTHING_LOST);
    expect(await journal.tab(1)).toMatchObject({ abnormal: 2 });
    await journal.append(1, [arrival(3, of(200, true)), arrival(4, of(150, false))], NOTHING_LOST);
    expect(await journal.tab(1)).toMatchObject({ abnormal: 1, documentStartedAt: 200 });
  });

  const threw = (seq: number, record: Partial<SocketRecord> = {}): Arrival =>
    arrival(seq, {
      url: 'ws://app.example',
      createdAt: 900,
      endedAt: 1_000,
      outcome: { kind: 'constructor-threw', name: 'SyntaxError', message: '', policy: null },
      ...record,
    });
  const taken = (seq: number, record: Partial<SocketRecord> = {}): Arrival =>
    arrival(seq, { url: 'ws://app.example/', createdAt: 901, ...record });

  it('counts a constructor’s exception as a failure until a call for the same endpoint follows at once', async () => {
    expect(await journal.append(1, [threw(1)], null)).toMatchObject({ abnormal: 1, ends: { 'constructor-threw': 1 } });
    // It stays open, so its end is not known.
    expect(await journal.append(1, [], null, [taken(2, { revision: 0 })])).toMatchObject({ abnormal: 0, ends: {} });
    expect(await journal.append(1, [taken(2)], null)).toMatchObject({ held: 2, abnormal: 0, ends: { 1000: 1 } });
    expect(await journal.append(1, [threw(3), taken(4)], null)).toMatchObject({ abnormal: 0, ends: { 1000: 2 } });
  });

  it.each<[string, Arrival]>([
    ['later', taken(2, { createdAt: 1_051 })],
    ['for another endpoint', taken(2, { url: 'ws://app.example/other' })],
    ['before it', taken(0)],
    ['in another frame', taken(2, { key: 'otherframe00:2' })],
    ['that throws, too', threw(2)],
  ])('counts it where a call follows that is made %s', async (_case, other) => {
    const { ends, abnormal } = await journal.append(1, [threw(1), other], null);
    const thrown = other.record.outcome.kind === 'constructor-threw' ? 2 : 1;
    expect({ abnormal, threw: ends['constructor-threw'] }).toEqual({ abnormal: thrown, threw: thrown });
  });

  const ofDocument = (seq: number, startedAt: number, top = true): Arrival =>
    arrival(seq, {
      revision: 0,
      document: { url: 'https://app.example/', startedAt, top },
      endedAt: 1_000,
      outcome: { kind: 'page-went-away', state: 'open', persisted: false },
    });

  it('commits the provisional records of a document when another one begins, with that time as their end', async () => {
    await journal.append(1, [], null, [ofDocument(1, 100), ofDocument(2, 150, false)]);
    expect(await journal.commitProvisional(1, 100)).toMatchObject({ held: 0 });
    expect(await keys()).toEqual([]);
    expect(await journal.commitProvisional(1, 5_000)).toMatchObject({ held: 2, ends: { 'page-went-away': 2 } });
    expect((await journal.since(1, 0)).map(({ record }) => record.endedAt)).toEqual([5_000, 5_000]);
    expect(await journal.commitProvisional(1, 6_000)).toMatchObject({ held: 2 });
  });

  it('commits the provisional records of a frame that is gone, of no other frame, and only once', async () => {
    const ofFrame = (frame: string, seq: number): Arrival => {
      const { record, ...rest } = ofDocument(seq, 100, false);
      return { ...rest, record: { ...record, key: `${frame}:${seq}` } };
    };
    await journal.append(1, [], null, [ofFrame('abcdefghijkl', 1), ofFrame('abcdefghijklm', 1)]);
    await journal.append(2, [], null, [
      { ...ofFrame('otherframe00', 1), source: { ...ofDocument(1, 100).source, tabId: 2 } },
    ]);
    expect(await journal.commitFrame('abcdefghijk', 5_000)).toBeNull();
    await journal.move(1, 9);
    expect(await journal.commitFrame('abcdefghijkl', 5_000)).toMatchObject({ tabId: 9, held: 1 });
    const [entry, ...more] = await journal.since(9, 0);
    expect(more).toEqual([]);
    expect(entry?.record).toMatchObject({ key: 'abcdefghijkl:1', endedAt: 5_000, outcome: { state: 'open' } });
    expect(await journal.commitFrame('abcdefghijkl', 6_000)).toBeNull();
    expect(await journal.commitProvisional(9, 7_000)).toMatchObject({ held: 2 });
  });

  it('commits them when a record or a provisional record of another document arrives', async () => {
    await journal.append(1, [], null, [ofDocument(1, 100)]);
    await journal.append(1, [{ ...ofDocument(2, 200), record: { ...ofDocument(2, 200).record, revision: 1 } }], null);
    expect(await keys()).toEqual(['1', '2']);
    await journal.append(1, [], null, [ofDocument(3, 200)]);
    await journal.append(1, [], null, [ofDocument(4, 300)]);
    expect(await keys()).toEqual(['1', '2', '3']);
  });

  it('deletes the provisional record of a socket that ended, whichever arrives first', async () => {
    const of = (seq: number) => arrival(seq, { document: { url: '', startedAt: 100, top: true } });
    await journal.append(1, [], null, [ofDocument(1, 100)]);
    await journal.append(1, [of(1), of(2)], null, [ofDocument(2, 100)]);
    await journal.append(1, [], null, [ofDocument(1, 100)]);
    expect(await journal.commitProvisional(1, 200)).toMatchObject({ held: 2, ends: { 1000: 2 } });
  });

  it('replaces a committed provisional record by the record of the end if that arrives late', async () => {
    await journal.append(1, [], null, [ofDocument(1, 100)]);
    await journal.commitProvisional(1, 200);
    await journal.append(1, [arrival(1, { outcome: abnormal })], null);
    expect((await journal.since(1, 0)).map(({ record }) => record.outcome)).toEqual([abnormal]);
  });

  it('keeps provisional records when the log is cleared, and adds earlier evidence to them', async () => {
    await journal.append(1, [], null, [ofDocument(1, 100)]);
    await journal.clear(1);
    await journal.attach(1, 'abcdefghijkl:1', EVIDENCE);
    await journal.commitProvisional(1, 200);
    expect((await journal.since(1, 0)).map(({ evidence }) => evidence)).toEqual([EVIDENCE]);
    await journal.append(1, [], null, [ofDocument(2, 300)]);
    await journal.deleteTab(1);
    expect(await journal.commitProvisional(1, 400)).toMatchObject({ held: 0 });
  });

  it('goes on under another number of its tab', async () => {
    await journal.append(1, [arrival(1), arrival(2)], null, [ofDocument(3, 100)]);
    await journal.move(1, 9);
    expect([await keys(1), await keys(9)]).toEqual([[], ['1', '2']]);
    expect(await journal.tab(1)).toMatchObject({ held: 0 });
    await journal.commitProvisional(9, Number.MAX_SAFE_INTEGER);
    const of = (seq: number) => arrival(seq, {}, { tabId: 9 });
    expect(await journal.append(9, [of(2), of(4)], null)).toMatchObject({ tabId: 9, held: 3, dropped: 1 });
    expect(await keys(9)).toEqual(['2', '3', '4']);
    expect((await journal.since(9, 0)).map(({ source }) => source.tabId)).toEqual([9, 9, 9]);
  });

  it('forgets a tab', async () => {
    await journal.append(1, [arrival(1)], NOTHING_LOST);
    await journal.deleteTab(1);
    expect(await keys()).toEqual([]);
    expect(await journal.tab(1)).toMatchObject({ held: 0, lastOrder: 0 });
  });
});

describe('journal on disk', () => {
  it('counts what was in a store that was deleted under it as dropped, and begins another log', async () => {
    const name = `test-${++databases}`;
    const journal = openIndexedDbJournal(() => 10, name);
    const before = await journal.append(1, [arrival(1), arrival(2)], null);
    await deleteDB(name);
    expect(isSameLog(before, await journal.tab(1))).toBe(false);
    const after = await journal.append(1, [arrival(3)], null);
    expect(after).toMatchObject({ held: 1, dropped: 2, ends: { 1000: 3 } });
    expect(isSameLog(before, after)).toBe(false);
    expect((await journal.since(1, 0)).map(({ record }) => record.key)).toEqual(['abcdefghijkl:3']);
  });

  it('is another log, too, where nobody remembers the one that was deleted', async () => {
    const name = `test-${++databases}`;
    const before = await openIndexedDbJournal(() => 10, name).append(1, [arrival(1), arrival(2)], null);
    await deleteDB(name);
    const after = await openIndexedDbJournal(() => 10, name).append(1, [arrival(3), arrival(4), arrival(5)], null);
    expect(isSameLog(before, after)).toBe(false);
  });

  it.each([
    undefined,
    'garbage',
    { tabId: 1 },
    { held: Number.NaN },
    { ends: null },
    { losses: {} },
    { lastOrder: '9' },
  ])('goes on behind its entries where what it says of the tab is %j', async (damage) => {
    const name = `test-${++databases}`;
    const journal = openIndexedDbJournal(() => 10, name);
    const tab = await journal.append(1, [arrival(1), arrival(2)], null);
    const store = await openDB(name);
    await store.delete('tabs', 1);
    if (typeof damage === 'object') await store.put('tabs', { ...tab, ...damage });
    store.close();
    const again = openIndexedDbJournal(() => 10, name);
    expect(await again.append(1, [arrival(2), arrival(3)], null)).toMatchObject({ held: 3, dropped: 0, lastOrder: 3 });
    expect((await again.since(1, 0)).map(({ order }) => order)).toEqual([1, 2, 3]);
  });

  it('lets go at once of what is more than was chosen, in every tab', async () => {
    const journal = openIndexedDbJournal(() => 10, `test-${++databases}`);
    await journal.append(1, [arrival(1), arrival(2), arrival(3)], NOTHING_LOST);
    await journal.append(2, [arrival(4, {}, { tabId: 2 })], NOTHING_LOST);
    const concerned = await journal.shorten(2);
    expect(concerned).toMatchObject([{ tabId: 1, held: 2, dropped: 1, generation: 1 }]);
    expect((await journal.page(1, -1, 10)).map(({ record }) => record.key)).toEqual([
      'abcdefghijkl:2',
      'abcdefghijkl:3',
    ]);
    expect(await journal.tab(2)).toMatchObject({ held: 1, generation: 0 });
    expect(await journal.shorten(2)).toEqual([]);
  });

  it('forgets an earlier run of the browser, and keeps what this one has under the same tab id', async () => {
    const journal = openIndexedDbJournal(() => 10, `test-${++databases}`);
    await journal.append(1, [arrival(1), arrival(500)], NOTHING_LOST);
    await journal.append(2, [arrival(2, {}, { tabId: 2 })], NOTHING_LOST);
    await journal.deleteTabsBefore(1_100);
    expect((await journal.since(1, 0)).map(({ record }) => record.key)).toEqual(['abcdefghijkl:500']);
    expect(await journal.tab(1)).toMatchObject({ held: 1 });
    expect(await journal.tab(2)).toMatchObject({ lastOrder: 0 });
  });

  it('forgets what was foretold by whom nobody hears any more', async () => {
    const journal = openIndexedDbJournal(() => 10, `test-${++databases}`);
    const document = { url: '', startedAt: 100, top: true };
    await journal.append(1, [], null, [arrival(1, { document })]);
    await journal.deleteProvisional();
    expect(await journal.commitProvisional(1, 200)).toMatchObject({ held: 0 });
    await journal.append(1, [], null, [arrival(1, { document }), arrival(500, { document })]);
    await journal.deleteTabsBefore(1_100);
    expect(await journal.commitProvisional(1, 300)).toMatchObject({ held: 1 });
  });
});

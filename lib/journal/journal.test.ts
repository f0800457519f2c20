import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { HandshakeEvidence } from '../handshake/evidence';
import type { EntrySource } from '../record/entry';
import { entryOf } from '../record/entry.fixture';
import type { Outcome, SocketRecord } from '../record/record';
import { openIndexedDbJournal } from './indexed-db';
import type { Arrival, Journal } from './journal';
import { openSessionJournal, type SessionArea } from './session';

const NOTHING_LOST = { dropped: 0, failures: 0 };
const EVIDENCE: HandshakeEvidence = {
  source: 'har',
  match: 'key',
  failure: 'Error during WebSocket handshake: Unexpected response code: 403',
  status: 403,
  statusText: null,
  requestHeaders: null,
  responseHeaders: null,
  serverAddress: null,
  initiator: null,
  startedAt: null,
  timings: null,
};
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
    const tab = await journal.append(1, [arrival(3), arrival(4), arrival(5)], { dropped: 7, failures: 1 });
    expect(await keys()).toEqual(['3', '4', '5']);
    expect(tab).toMatchObject({ held: 3, dropped: 2 + 7, failures: 1 });
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

  it('forgets a tab', async () => {
    await journal.append(1, [arrival(1)], NOTHING_LOST);
    await journal.forget(1);
    expect(await keys()).toEqual([]);
    expect(await journal.tab(1)).toMatchObject({ held: 0, lastOrder: 0 });
  });
});

describe('journal on disk', () => {
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
    await journal.forgetBefore(1_100);
    expect((await journal.since(1, 0)).map(({ record }) => record.key)).toEqual(['abcdefghijkl:500']);
    expect(await journal.tab(1)).toMatchObject({ held: 1 });
    expect(await journal.tab(2)).toMatchObject({ lastOrder: 0 });
  });
});

import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { EvidenceMatcher } from '../evidence/evidence-matcher';
import { collectRequestEvidence } from '../evidence/request-evidence';
import { webRequestOf } from '../evidence/web-request.fixture';
import events from '../evidence/web-request-events.fixture.json' with { type: 'json' };
import { evidenceOf } from '../model/entry.fixture';
import type { Journal, TabLog } from '../model/journal';
import type { PageMessage, Receipt } from '../protocol/messages';
import type { RawSocket, RecordsMessage } from '../protocol/raw-events';
import { FRAME, rawSocket } from '../protocol/raw-events.fixture';
import { DEFAULTS, type Settings } from '../settings/settings';
import { holdSettings } from '../settings/store';
import { commitFrame, createMessageHandler, type MessageHandler, type MessagePorts } from './handle-message';
import { openIndexedDbJournal } from './journal/indexed-db';
import { openSessionJournal } from './journal/session-storage';
import { createPendingWork } from './pending-work';

const OWN = 'chrome-extension://abc/';
const PANEL = { url: `${OWN}panel.html` };
const TAB = 1;
const PRIVATE_TAB = 2;

const keyOf = (seq: number) => `${FRAME.token}:${seq}`;
const keysIn = async (journal: Journal, tabId = TAB) =>
  (await journal.since(tabId, 0)).map(({ record }) => record.key.split(':')[1]);

/** Sender of a content script's message. */
function frameOf(tabId: number, url = 'https://app.example/') {
  return { tab: { id: tabId, incognito: tabId === PRIVATE_TAB }, frameId: 0, url };
}

function recordsOf(...sockets: RawSocket[]): RecordsMessage {
  return { type: 'records', frame: FRAME, sockets, dropped: 0, failures: 0 };
}

function evidenceMessage(tabId: number, seq: number, dropped = 0): PageMessage {
  const { url } = rawSocket().socket ?? { url: '' };
  return {
    type: 'evidence',
    tabId,
    page: 'devtools',
    dropped,
    items: [{ key: keyOf(seq), url, id: 'a', endedAt: null, evidence: evidenceOf({ status: 101 }) }],
  };
}

let databases = 0;

/** A background with journals of its own. */
function createBackground({ settings = {}, ...some }: Partial<Omit<MessagePorts, 'settings'>> & WithSettings = {}) {
  const stored = { ...DEFAULTS, ...settings };
  const changed: TabLog[] = [];
  const disk = openIndexedDbJournal(() => 100, `messages-${++databases}`);
  const memory = openSessionJournal(fakeBrowser.storage.session, () => 100);
  const ports: MessagePorts = {
    engine: 'chromium',
    ownOrigin: OWN,
    now: () => 4_000,
    settings: holdSettings({ read: async () => ({ ...stored }), save: async () => {}, listen: () => () => {} }),
    disk,
    memory,
    matcher: new EvidenceMatcher(),
    deliveries: createPendingWork(),
    collectRequests: null,
    isPrivateTab: async (tabId) => tabId === PRIVATE_TAB,
    isDevToolsOpen: async () => false,
    identifyPage: async () => ({ startedAt: 500, url: 'https://app.example/' }),
    accessObstacle: async () => null,
    openPage: async () => {},
    sendQueuedEvents: async () => {},
    onLogChanged: (tab) => changed.push(tab),
    ...some,
  };
  const handle = createMessageHandler(ports);
  return { ports, handle, disk, memory, changed, stored };
}
interface WithSettings {
  settings?: Partial<Settings>;
}

const ask = (handle: MessageHandler, message: PageMessage) => handle(message, PANEL);

beforeEach(() => fakeBrowser.reset());

describe('a message from a content script', () => {
  it('stores its records once and is answered with their names', async () => {
    const { handle, disk, changed } = createBackground();
    const receipt: Receipt = { stored: ['7@1', '8@1'] };
    const message = recordsOf(rawSocket(), rawSocket({ seq: 8 }));
    expect(await handle(message, frameOf(TAB))).toEqual(receipt);
    expect(await handle(message, frameOf(TAB))).toEqual(receipt);
    expect(await keysIn(disk)).toEqual(['7', '8']);
    expect(changed[0]).toMatchObject({ tabId: TAB, held: 2 });
  });

  it('stores records of a private window in memory alone', async () => {
    const { handle, disk, memory } = createBackground();
    await handle(recordsOf(rawSocket()), frameOf(PRIVATE_TAB));
    expect(await keysIn(memory, PRIVATE_TAB)).toEqual(['7']);
    expect(await keysIn(disk, PRIVATE_TAB)).toEqual([]);
  });

  it.each([
    [TAB, 'disk'],
    [PRIVATE_TAB, 'memory'],
  ] as const)('has its open sockets logged if its frame is gone before they close: tab %i', async (tabId, journal) => {
    const background = createBackground();
    const { ports, handle, changed } = background;
    const end = { kind: 'pagehide', persisted: false } as const;
    // Its answer is not there yet.
    const answer = handle(recordsOf(rawSocket({ revision: 0, end }), rawSocket({ seq: 8 })), frameOf(tabId));
    await commitFrame(ports, FRAME.token, tabId === PRIVATE_TAB);
    await answer;
    const [closed, gone, ...more] = await background[journal].since(tabId, 0);
    expect(more).toEqual([]);
    expect(closed?.record).toMatchObject({ key: keyOf(8), outcome: { kind: 'closed' } });
    expect(gone?.record).toMatchObject({ key: keyOf(7), endedAt: 4_000, outcome: { kind: 'page-went-away' } });
    expect(changed.at(-1)).toMatchObject({ tabId, held: 2 });
    const { length } = changed;
    await commitFrame(ports, FRAME.token, tabId === PRIVATE_TAB);
    expect(changed).toHaveLength(length);
  });

  it('stores nothing of a site that is not chosen, and is answered so that it is not sent again', async () => {
    const { handle, disk, changed } = createBackground({ settings: { recording: 'sites', sites: ['app.example'] } });
    const other = frameOf(TAB, 'https://other.example/');
    expect(await handle(recordsOf(rawSocket()), other)).toEqual({ stored: ['7@1'] });
    expect(await keysIn(disk)).toEqual([]);
    expect(changed).toEqual([]);
    await handle(recordsOf(rawSocket()), frameOf(TAB));
    expect(await keysIn(disk)).toEqual(['7']);
  });

  it('keeps what its messages said only while that is switched on', async () => {
    const raw = rawSocket();
    const kept = { data: { 1: 'c[4001,"kicked"]' }, at: { 1: 2_900 } };
    const message = recordsOf({ ...raw, received: raw.received && { ...raw.received, kept } });
    for (const readMessages of [true, false]) {
      const { handle, disk } = createBackground({ settings: { readMessages } });
      await handle(message, frameOf(TAB));
      const [entry] = await disk.since(TAB, 0);
      expect(entry?.record.protocolMessages).toHaveLength(readMessages ? 1 : 0);
    }
  });

  it.each<[string, unknown, object]>([
    ['it is a command of a page of the extension', { type: 'clear', tabId: TAB }, frameOf(TAB)],
    [
      'its URL only contains that of the extension',
      { type: 'clear', tabId: TAB },
      frameOf(TAB, `https://app.example/${OWN}`),
    ],
    ['it is not valid', { type: 'records', sockets: [] }, frameOf(TAB)],
    ['its sender is no tab', recordsOf(rawSocket({ seq: 8 })), {}],
  ])('is not answered where %s', async (_condition, message, sender) => {
    const { handle, disk } = createBackground();
    await handle(recordsOf(rawSocket()), frameOf(TAB));
    expect(handle(message, sender)).toBeNull();
    expect(await keysIn(disk)).toEqual(['7']);
  });
});

describe('a message from a page of the extension', () => {
  it.each([{ type: 'unknown' }, { type: 'clear', tabId: -1 }, 'clear', null, recordsOf(rawSocket())])(
    'is not answered where it is not valid: %j',
    (message) => {
      expect(createBackground().handle(message, PANEL)).toBeNull();
    },
  );

  it.each([TAB, PRIVATE_TAB])('attaches evidence to the record of tab %i and is answered with its ids', async (tab) => {
    const { handle, disk, memory, changed } = createBackground();
    await handle(recordsOf(rawSocket()), frameOf(tab));
    expect(await ask(handle, evidenceMessage(tab, 7))).toEqual({ stored: ['a'] });
    const [entry] = await (tab === TAB ? disk : memory).since(tab, 0);
    expect(entry?.evidence?.status).toBe(101);
    expect(changed).toHaveLength(2);
  });

  it('counts evidence that its DevTools page dropped, once', async () => {
    const { handle, disk } = createBackground();
    await ask(handle, evidenceMessage(TAB, 7, 3));
    await ask(handle, evidenceMessage(TAB, 8, 3));
    expect((await disk.tab(TAB)).dropped).toBe(3);
    await ask(handle, evidenceMessage(TAB, 9, 4));
    expect((await disk.tab(TAB)).dropped).toBe(4);
  });

  it('stores no evidence of a tab that is not recorded', async () => {
    const { handle, disk } = createBackground({ settings: { recording: 'devtools' } });
    expect(await ask(handle, evidenceMessage(TAB, 7))).toEqual({ stored: ['a'] });
    expect(await disk.tab(TAB)).toMatchObject({ lastChange: 0 });
  });

  it('clears the tab’s log', async () => {
    const { handle, disk } = createBackground();
    await handle(recordsOf(rawSocket()), frameOf(TAB));
    expect(await ask(handle, { type: 'clear', tabId: TAB })).toMatchObject({ tabId: TAB, held: 0 });
    expect(await keysIn(disk)).toEqual([]);
  });

  it('stops the recording of its tab alone', async () => {
    const { handle, disk } = createBackground();
    await ask(handle, { type: 'set-recording', tabId: TAB, recording: false });
    await handle(recordsOf(rawSocket()), frameOf(TAB));
    await handle(recordsOf(rawSocket()), frameOf(3));
    expect([await keysIn(disk), await keysIn(disk, 3)]).toEqual([[], ['7']]);
  });

  it('counts the connections that arrived before it, stored or not', async () => {
    const { handle } = createBackground();
    const delivery = handle(recordsOf(rawSocket()), frameOf(TAB));
    expect(await ask(handle, { type: 'count-ends', tabId: TAB })).toMatchObject({
      ends: [{ label: '4000', code: 4000, count: 1 }],
      unrecorded: null,
    });
    await delivery;
  });

  it('learns why its tab is not recorded, by the settings of that time', async () => {
    const { handle, stored } = createBackground();
    expect(await ask(handle, { type: 'ask-recording', tabId: TAB })).toEqual({ unrecorded: null });
    stored.recording = 'devtools';
    expect(await ask(handle, { type: 'ask-recording', tabId: TAB })).toEqual({ unrecorded: 'devtools' });
  });

  it('learns which document its tab shows, and commits the provisional records of earlier ones', async () => {
    const identity = { startedAt: FRAME.startedAt + 5_000, url: 'https://app.example/next' };
    const { handle, disk } = createBackground({ identifyPage: async () => identity });
    await handle(recordsOf(rawSocket({ revision: 0, end: { kind: 'pagehide', persisted: false } })), frameOf(TAB));
    expect(await keysIn(disk)).toEqual([]);
    expect(await ask(handle, { type: 'identify-page', tabId: TAB })).toEqual(identity);
    expect(await keysIn(disk)).toEqual(['7']);
  });

  it('learns which document its tab shows while the log cannot be written', async () => {
    const { handle, disk } = createBackground({ identifyPage: async () => ({ startedAt: 9_000, url: 'about:blank' }) });
    vi.spyOn(disk, 'commitProvisional').mockRejectedValue(new Error('QuotaExceededError'));
    expect(await ask(handle, { type: 'identify-page', tabId: TAB })).toMatchObject({ startedAt: 9_000 });
  });

  it('learns that no content script is in the document', async () => {
    const { handle } = createBackground({ identifyPage: () => Promise.reject(new Error('Could not connect.')) });
    expect(await ask(handle, { type: 'identify-page', tabId: TAB })).toBeNull();
  });

  it('learns what access is missing', async () => {
    const { handle } = createBackground({ accessObstacle: async () => 'sites' });
    expect(await ask(handle, { type: 'ask-access' })).toEqual({ obstacle: 'sites' });
  });

  it('opens a page, and sends queued events', async () => {
    const done: unknown[] = [];
    const { handle } = createBackground({
      openPage: async (...page) => void done.push(page),
      sendQueuedEvents: async () => void done.push('sent'),
    });
    expect(await ask(handle, { type: 'open-page', page: 'reference', fragment: '1006' })).toBeNull();
    expect(await ask(handle, { type: 'fleet-send-now' })).toBeNull();
    expect(done).toEqual([['reference', '1006'], 'sent']);
  });

  it('fails where its tab is closed', async () => {
    const { handle } = createBackground({ isPrivateTab: () => Promise.reject(new Error('No tab with id: 1.')) });
    await expect(ask(handle, { type: 'clear', tabId: TAB })).rejects.toThrow('No tab with id: 1.');
  });
});

describe('evidence from webRequest', () => {
  it('makes an entry of a failed handshake that no record claims', async () => {
    const listeners = new Map<string, (details: object) => undefined>();
    let wake = () => {};
    let at = 0;
    const { disk, changed } = createBackground({
      engine: 'firefox',
      collectRequests: (ports) =>
        collectRequestEvidence({
          ...ports,
          webRequest: webRequestOf((event) => ({
            addListener: (listener: (details: object) => undefined) => void listeners.set(event, listener),
            removeListener: () => void listeners.delete(event),
          })),
          storage: { load: async () => null, save: async () => {} },
          delay: () =>
            new Promise((resolve) => {
              wake = resolve;
            }),
        }),
      now: () => (at += 60_000),
    });
    for (const [event, details] of events.refusedWith403) {
      listeners.get(String(event))?.({ ...Object(details), tabId: TAB, documentId: undefined });
    }
    await vi.waitFor(async () => {
      wake();
      expect(await disk.since(TAB, 0)).toMatchObject([
        { source: { engine: 'firefox', tabId: TAB }, evidence: { source: 'webRequest', status: 403 } },
      ]);
    });
    expect(changed.at(-1)).toMatchObject({ tabId: TAB, held: 1 });
  });
});

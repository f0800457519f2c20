import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFailure } from '../lib/analysis/failure';
import { parseRecordsMessage, sourceOf } from '../lib/background/ingest';
import { evidenceFromHar, isInFlight } from '../lib/evidence/har-entry';
import { importLog } from '../lib/import/import-log';
import { parseRecord } from '../lib/model/parse';
import { encode, protocolsOf } from '../lib/page-script/encode';
import { parseConnectionCounts } from '../lib/protocol/parse-connection-counts';
import { parsePageMessage } from '../lib/protocol/parse-messages';
import type { RawFrame, RawSocket } from '../lib/protocol/raw-events';
import { FRAME as FRAME_OF_TESTS, pageReport, rawSocket } from '../lib/protocol/raw-events.fixture';
import { parseSettings } from '../lib/settings/settings';
import { readSites } from '../lib/settings/sites';
import { parseSettings as parseFleetSettings } from '../lib/telemetry/parse-settings';
import { anything, damaged } from './arbitrary';

/**
 * Each place where something comes in that others have made: whatever it is, nothing is thrown, and what is taken is
 * what it says it is. `npm test` tries each a hundred times, `npm run fuzz` ten thousand times with other values each
 * time. A value that ever broke one stays among its `examples`.
 */
const OWN = 'chrome-extension://abc/';
const FRAME: RawFrame = { ...FRAME_OF_TESTS, events: [{ at: 1_500, what: 'hidden' }] };
const SOCKET = rawSocket({
  seq: 1,
  reports: [
    pageReport({
      protocols: { 0: 'chat' },
      stack: 'Error\n    at a (https://app.example/a.js:1:2)',
      close: { at: 1_500, readyState: 1, code: 4000, codeType: 'number', reason: 'done', stack: null },
      invalidCalls: {
        0: { at: 1_400, method: 'send', threw: { name: 'InvalidStateError', message: 'too early' }, stack: null },
      },
    }),
  ],
  policy: { directive: 'connect-src', disposition: 'enforce', policy: "connect-src 'self'" },
});
const STREAM = rawSocket({
  seq: 1,
  reports: [
    pageReport({
      api: 'WebSocketStream',
      opened: { at: 1_100, protocol: 'chat', extensions: '' },
      ended: { at: 1_900, code: 1006, reason: '', wasClean: false },
    }),
  ],
  end: { kind: 'reported' },
  socket: null,
  received: null,
});
const MESSAGE = { type: 'records', frame: FRAME, sockets: [SOCKET, STREAM], dropped: 0, failures: 0 };
const EVIDENCE = {
  type: 'evidence',
  tabId: 1,
  page: 'devtools',
  dropped: 0,
  items: [
    {
      key: 'abcdefghijklm:1',
      url: 'wss://app.example/',
      id: 'a',
      endedAt: null,
      evidence: {
        source: 'har',
        match: 'key',
        failure: 'Error during WebSocket handshake: Unexpected response code: 403',
        status: 403,
        statusText: 'Forbidden',
        requestHeaders: [{ name: 'Origin', value: 'https://app.example' }],
        responseHeaders: [],
        serverAddress: '127.0.0.1',
        initiator: null,
        startedAt: 1,
        timings: null,
        traffic: null,
      },
    },
  ],
};
const HAR = {
  _resourceType: 'websocket',
  _initiator: {
    type: 'script',
    stack: { callFrames: [{ functionName: 'hangup:abcdefghijklm:1', url: '', lineNumber: 1 }] },
  },
  _webSocketMessages: [{ type: 'error', time: 1, opcode: -1, data: 'Invalid frame header' }],
  startedDateTime: '2026-01-01T00:00:00.000Z',
  time: 12,
  request: { method: 'GET', url: 'wss://app.example/', headers: [{ name: 'Origin', value: 'https://app.example' }] },
  response: { status: 101, statusText: 'Switching Protocols', headers: [], _error: null },
  serverIPAddress: '127.0.0.1',
  timings: { connect: 1, wait: 2 },
};

it('what is not damaged is taken', () => {
  expect(parseRecordsMessage(MESSAGE, OWN)).toMatchObject({ records: [{ api: 'WebSocket' }, {}], unreadable: [] });
  expect(parsePageMessage(EVIDENCE)).toEqual(EVIDENCE);
  expect(evidenceFromHar(HAR)).toMatchObject({ evidence: { failure: 'Invalid frame header' } });
});

describe('what the page passes to its constructor', () => {
  it('becomes JSON, and none of its code runs', () => {
    const cyclic: unknown[] = [];
    cyclic.push(cyclic, cyclic);
    const traps = fc.constantFrom('get', 'toJSON', 'iterator').map((kind) => trapped(kind));
    fc.assert(
      fc.property(fc.oneof(anything, fc.array(fc.oneof(anything, traps)), traps), (value) => {
        const text = encode(protocolsOf(value), 0);
        expect([null, 'string', 'object']).toContain(text === 'null' ? null : typeof JSON.parse(text));
      }),
      {
        examples: [
          [cyclic],
          [Array.from({ length: 100 }, () => cyclic)],
          [10n],
          [Symbol('x')],
          [Number.NaN],
          ['\ud800'],
        ],
      },
    );
  });

  function trapped(kind: string): unknown {
    const spring = (): never => {
      throw new Error('code of the page ran');
    };
    if (kind === 'get') return Object.defineProperty([1], 0, { get: spring, enumerable: true });
    if (kind === 'toJSON') return Object.assign(['a'], { toJSON: spring });
    return Object.assign(['a'], { [Symbol.iterator]: spring });
  }
});

describe('what a frame sends', () => {
  const report = fc.oneof(fc.jsonValue(), damaged(pageReport()));
  const socket = fc.array(report, { maxLength: 3 }).map((reports) => ({ ...SOCKET, reports }));
  const message = fc.oneof(
    anything,
    damaged(MESSAGE),
    damaged(MESSAGE).chain(damaged),
    fc.array(fc.oneof(socket, anything, damaged(SOCKET), damaged(STREAM))).map((sockets) => ({ ...MESSAGE, sockets })),
  );

  it('becomes records that their parser takes, the rest is counted', () => {
    fc.assert(
      fc.property(message, (value) => {
        const read = parseRecordsMessage(value, OWN);
        if (!read) return;
        for (const record of [...read.records, ...read.provisional])
          expect(parseRecord(structuredClone(record))).toEqual({ record });
        const { sockets } = value as typeof MESSAGE;
        const isForetold = (one: Partial<RawSocket> | null) => one?.revision === 0 && Number.isFinite(one.seq);
        const provisional = sockets.filter(isForetold);
        expect(read.records.length + read.unreadable.length).toBe(sockets.length - provisional.length);
        expect(read.provisional.length).toBeLessThanOrEqual(provisional.length);
      }),
      { examples: [[MESSAGE], [{ ...MESSAGE, sockets: [{ ...SOCKET, seq: 1_000_000_000 }] }]] },
    );
  });

  it('has a sender of the browser’s own kind, or none', () => {
    const sender = { tab: { id: 1, incognito: false }, frameId: 0, documentId: 'a', url: 'https://app.example/' };
    fc.assert(
      fc.property(fc.oneof(anything, damaged(sender)), (value) => {
        const source = sourceOf(value, 'chromium');
        if (source) expect(Number.isInteger(source.tabId) && typeof source.private === 'boolean').toBe(true);
      }),
    );
  });
});

describe('what pages of the extension send', () => {
  it('is evidence, a command, or nothing', () => {
    const command = { type: 'set-recording', tabId: 1, recording: true };
    fc.assert(
      fc.property(fc.oneof(anything, damaged(EVIDENCE), damaged(command)), (value) => {
        const message = parsePageMessage(value);
        if (message) expect(parsePageMessage(structuredClone(message))).toEqual(message);
        parseConnectionCounts(value);
      }),
      { examples: [[EVIDENCE], [command]] },
    );
  });
});

describe('what the Network log says', () => {
  it('becomes evidence, or nothing', () => {
    fc.assert(
      fc.property(fc.oneof(anything, damaged(HAR), damaged(HAR).chain(damaged)), (value) => {
        isInFlight(value);
        const item = evidenceFromHar(value);
        const message = { ...EVIDENCE, items: [item] };
        if (item) expect(parsePageMessage(message)).toEqual(message);
      }),
      { examples: [[HAR], [{ ...HAR, response: { ...HAR.response, status: -1 } }]] },
    );
  });

  it('fails in a sentence that is kept as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (sentence) => {
        expect(parseFailure(sentence).sentence).toBe(sentence);
      }),
    );
  });
});

describe('a file', () => {
  it('is read, or what is wrong with it is said', async () => {
    const hangup = { format: 'hangup', version: 1, entries: [{ record: {}, source: {} }] };
    const har = { log: { version: '1.2', entries: [HAR] } };
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.json(),
      fc.oneof(damaged(hangup), damaged(har)).map((value) => safely(() => JSON.stringify(value))),
      fc.tuple(fc.nat(400), fc.string()).map(([at, instead]) => spliced(JSON.stringify(har), at, instead)),
    );
    await fc.assert(
      fc.asyncProperty(text, async (file) => {
        const { entries, problems } = await importLog(file);
        // A log may be empty.
        expect(entries.length > 0 || problems.length > 0 || /"entries":\s*\[\s*\]/.test(file)).toBe(true);
        for (const { record } of entries) expect(parseRecord(structuredClone(record))).toEqual({ record });
      }),
      {
        examples: [
          [JSON.stringify(har)],
          ['{"format":"hangup","version":1,"entries":[]}'],
          ['{"log":{"entries":[{"__proto__":{"request":1}}]}}'],
        ],
      },
    );
  });

  const spliced = (whole: string, at: number, instead: string): string =>
    whole.slice(0, at) + instead + whole.slice(at + 5);
  /** JSON of what may hold a bigint, or a `toJSON` that is no function of ours. */
  function safely(make: () => string | undefined): string {
    try {
      return make() ?? '';
    } catch {
      return '';
    }
  }
});

describe('options and policies', () => {
  it('are what they can be, or are left out', () => {
    const options = { recording: 'sites', sites: ['https://app.example'], kept: 1_000, theme: 'dark', language: 'en' };
    fc.assert(
      fc.property(fc.oneof(anything, damaged(options)), (value) => {
        if (typeof value !== 'object' || value === null) return;
        const settings = parseSettings({ ...value });
        expect(parseSettings({ ...settings })).toEqual(settings);
      }),
      { examples: [[options]] },
    );
  });

  it('sites are read from any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void readSites(text)));
  });

  it('a managed policy is read, whatever an administrator wrote', () => {
    fc.assert(fc.property(anything, (value) => void parseFleetSettings(value)));
  });
});

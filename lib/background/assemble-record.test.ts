import { describe, expect, it } from 'vitest';
import { LIMITS } from '../model/limits';
import { parseRecord } from '../model/parse';
import type { KeptMessages, PageReport } from '../protocol/page-channel';
import type { RawFrame, RawSocket } from '../protocol/raw-events';
import { FRAME, pageReport, rawSocket } from '../protocol/raw-events.fixture';
import { assemble } from './assemble-record';
import { parseRecordsMessage } from './ingest';

const OWN = 'chrome-extension://abc/';
const BUSY_FRAME: RawFrame = {
  ...FRAME,
  events: [
    { at: 1_500, what: 'hidden' },
    { at: 2_500, what: 'visible' },
    { at: 2_600, what: 'something new' },
    { at: 2_700, what: 'clockjump', ms: 3_600_000 },
    { at: 2_800, what: 'clockjump' },
  ],
};
const STACK = [
  'Error',
  `    at hangup:abcdefghijklm:1 (${OWN}content-scripts/websocket-hook.js:1:9)`,
  '    at connect (https://app.example/chat.js:12:9)',
  '    at https://app.example/main.js:1:1',
].join('\n');

const make = (some: Partial<RawSocket> = {}) => assemble(BUSY_FRAME, rawSocket(some), OWN);
/** What the page script noted of a close() call half a second after the constructor. */
const closing = (some: Partial<NonNullable<PageReport['close']>> = {}) => ({
  at: 1_500,
  readyState: 1,
  code: 1000,
  codeType: 'number',
  reason: 'enough',
  stack: STACK,
  ...some,
});
const noted = (some: Partial<PageReport>) => make({ reports: [pageReport(some)] });

describe('assemble', () => {
  it('makes a record that its own parser takes', () => {
    expect(parseRecord(make())).toEqual({ record: make() });
  });

  it('names the page’s frames, not ours', () => {
    const page = 'at connect (https://app.example/chat.js:12:9)\nat https://app.example/main.js:1:1';
    expect(noted({ stack: STACK }).initiator).toBe(page);
    expect(noted({ stack: null }).initiator).toBeNull();
  });

  it('recognises our frames in Firefox, which gives them no URL', () => {
    const page = ['connect@https://app.example/chat.js:12:9', '@https://app.example/main.js:1:1'].join('\n');
    const ours = ['L@<anonymous code>:1:1122', 'construct@<anonymous code>:1:1862'].join('\n');
    expect(noted({ stack: `${ours}\n${page}\n` }).initiator).toBe(page);
    expect(noted({ stack: ours }).initiator).toBe('');
  });

  it('tells a failed handshake from a close by whether it had opened', () => {
    expect(make().outcome.kind).toBe('closed');
    expect(make({ openedAt: null }).outcome.kind).toBe('handshake-failed');
  });

  it('tells in which state the page closed it', () => {
    expect(noted({ close: closing({ readyState: 0 }) }).closeCall).toMatchObject({ state: 'connecting', code: 1000 });
    expect(noted({ close: closing() })).toMatchObject({ closeCall: { state: 'open', at: 2_500 }, closingAt: 2_500 });
  });

  it('has the page’s close() of another window’s method, and what that sent', () => {
    const foreign = pageReport({ seq: 0, at: 1_800, close: closing({ code: 4123, at: 700 }) });
    const record = make({ reports: [pageReport(), foreign] });
    // The other window's document began 800 ms after the socket's own.
    expect(record.closeCall).toMatchObject({ code: 4123, at: 2_500 });
    expect(record.traffic?.sent).toMatchObject({ messages: 4, bytes: 128, largest: 40 });
  });

  it('has of arguments what they were, and null for what cannot be told', () => {
    const call = (some: object) => noted({ close: closing({ stack: null, ...some }) }).closeCall;
    const none = { code: null, codeType: 'undefined', reason: null };
    expect(call(none)).toMatchObject({ code: null, codeType: null, reason: null, stack: null });
    expect(call({ code: null, codeType: 'string' })).toMatchObject({ code: null, codeType: 'string' });
    const asked = (protocols: PageReport['protocols']) => noted({ protocols }).requestedProtocols;
    expect(asked('chat')).toEqual(['chat']);
    expect(asked('')).toEqual([]);
    expect(asked({ 0: 'chat', 1: null })).toBeNull();
    expect(asked(null)).toBeNull();
    expect(asked({ ...Array.from({ length: 65 }, String) })).toHaveLength(LIMITS.protocols);
    const thrown = make({ reports: [pageReport({ threw: null })], end: { kind: 'reported' } });
    expect(thrown.outcome).toMatchObject({ kind: 'constructor-threw', name: 'Error', message: '' });
  });

  it('has the times of sends from the start of the document, and none where nothing was sent', () => {
    expect(make().traffic?.sent).toMatchObject({ messages: 2, bytes: 64, firstAt: 2_200, lastAt: 2_900 });
    const none = { messages: 0, bytes: 0, largest: 0, firstAt: 0, lastAt: 0, maxBufferedAmount: 0 };
    const sent = { ...none, discarded: 3, kept: { data: {}, at: {} } };
    expect(noted({ sent }).traffic?.sent).toMatchObject({ firstAt: null, lastAt: null, discarded: 3 });
  });

  it.each<[what: string, received: Partial<RawSocket['received']>, silence: number]>([
    ['between two messages', {}, 600],
    ['before the first', { firstAt: 2_800, longestGap: 1 }, 700],
    ['after the last', { lastAt: 2_201, longestGap: 1 }, 799],
    ['all the time', { messages: 0, firstAt: 0, lastAt: 0, longestGap: 0 }, 900],
  ])('finds the longest silence %s', (_, received, silence) => {
    const { received: usual } = rawSocket();
    if (!usual) throw new Error('The fixture has received something.');
    expect(make({ received: { ...usual, ...received } }).traffic?.received.longestSilence).toBe(silence);
  });

  it('counts silence until the page closes', () => {
    const { received } = rawSocket();
    const reports = [pageReport({ close: closing({ at: 1_210 }) })];
    const record = make({ reports, received: received && { ...received, lastAt: 2_200, longestGap: 0 } });
    expect(record.traffic?.received.longestSilence).toBe(100);
  });

  it('adds an estimate of what came uncounted, and says so', () => {
    const { received } = rawSocket();
    expect(make({ received: received && { ...received, missed: 6 } }).traffic?.received).toMatchObject({
      messages: 9,
      textLength: 360,
      approximate: true,
    });
  });

  it('keeps the marks of the socket’s own life that it knows', () => {
    expect(make().marks).toEqual([
      { at: 2_500, what: 'visible' },
      { at: 2_700, what: 'clockjump', ms: 3_600_000 },
    ]);
  });

  it('keeps the URL that was given where the browser made another scheme of it', () => {
    const given = (url: string | null) => noted({ url }).requestedUrl;
    expect(given('ws://app.example/live')).toBe('ws://app.example/live');
    expect(given('wss://app.example/live')).toBeNull();
    expect(given('/live')).toBeNull();
    expect(given(null)).toBeNull();
  });

  it('has the URL of a constructor that threw from its argument', () => {
    const reports = [pageReport({ url: 'ws://x:undefined/', threw: { name: 'SyntaxError', message: 'no' } })];
    const record = make({ reports, end: { kind: 'reported' }, openedAt: null, socket: null, received: null });
    expect(record).toMatchObject({
      url: 'ws://x:undefined/',
      traffic: null,
      outcome: { kind: 'constructor-threw', name: 'SyntaxError', message: 'no', policy: null },
    });
  });

  it('takes a stream’s end from what the page script noted', () => {
    const stream = pageReport({
      api: 'WebSocketStream',
      url: 'wss://s.example/',
      opened: { at: 1_100, protocol: 'chat', extensions: '' },
      ended: { at: 1_900, code: null, reason: '', wasClean: true },
    });
    const record = make({ reports: [stream], end: { kind: 'reported' }, openedAt: null, socket: null, received: null });
    expect(record).toMatchObject({
      api: 'WebSocketStream',
      url: 'wss://s.example/',
      protocol: 'chat',
      openedAt: 2_100,
      endedAt: 2_900,
      outcome: { kind: 'closed', code: 1005, wasClean: true },
    });
  });

  it('cuts what is longer than the limits, and says so', () => {
    const long = 'x'.repeat(LIMITS.url + 1);
    const record = make({
      socket: { url: long, protocol: '', extensions: '', bufferedAmount: 0 },
      documentUrl: long,
    });
    expect(record.url).toHaveLength(LIMITS.url);
    expect(record.cut).toEqual(['url', 'document.url']);
    expect(parseRecord(record)).toEqual({ record });
  });

  it('refuses events that contradict themselves', () => {
    expect(() => make({ reports: [] })).toThrow('never reported');
    expect(() => make({ end: { kind: 'reported' } })).toThrow('no end');
  });
});

describe('parseRecordsMessage', () => {
  const message = (sockets: unknown[]) => ({ type: 'records', frame: FRAME, sockets, dropped: 0, failures: 0 });

  it('reads what it can, counts the rest, and names all of it so that none comes again', () => {
    const read = parseRecordsMessage(
      message([rawSocket(), rawSocket({ seq: 8, reports: [] }), { seq: 9, revision: 1 }, 'nonsense']),
      OWN,
    );
    expect(read?.records.map(({ key }) => key)).toEqual(['abcdefghijklm:7']);
    expect(read?.unreadable).toEqual(['8@1', '9@1', '?']);
    expect(read?.names).toEqual(['7@1', '8@1', '9@1']);
  });

  it('takes nothing that is no such message', () => {
    for (const value of [null, 1, 'records', {}, { type: 'records' }, { ...message([]), dropped: -1 }]) {
      expect(parseRecordsMessage(value, OWN)).toBeNull();
    }
  });
});

describe('protocol messages', () => {
  const withMessages = (sent: KeptMessages, received: KeptMessages, url = 'wss://app.example/live') => {
    const raw = rawSocket();
    const report = pageReport();
    return rawSocket({
      reports: [{ ...report, sent: { ...report.sent, messages: Object.keys(sent.at).length, kept: sent } }],
      socket: raw.socket && { ...raw.socket, url },
      received: raw.received && { ...raw.received, messages: Object.keys(received.at).length, kept: received },
    });
  };
  const NONE: KeptMessages = { data: {}, at: {} };
  const OPEN = '0{"sid":"a","upgrades":[],"pingInterval":25000,"pingTimeout":20000}';

  it('are what was read in the messages that the page and the server sent, oldest first', () => {
    const raw = withMessages(
      { data: { 1: '40{"token":"secret"}', 2: '3' }, at: { 1: 1_210, 2: 1_900 } },
      // The third at place 4, the fourth at 3, both in the same millisecond.
      { data: { 1: OPEN, 2: '40{"sid":"b"}', 3: '41', 4: '2' }, at: { 1: 2_200, 2: 2_220, 3: 2_900, 4: 2_900 } },
    );
    const { protocolMessages } = assemble(FRAME, raw, OWN);
    expect(protocolMessages.map(({ direction, kind, at }) => [direction, kind, at])).toEqual([
      ['received', 'open', 2_200],
      ['sent', 'connect', 2_210],
      ['received', 'ack', 2_220],
      ['received', 'ping', 2_900],
      ['received', 'disconnect', 2_900],
      ['sent', 'pong', 2_900],
    ]);
    expect(protocolMessages.every(({ protocol }) => protocol === 'socketio')).toBe(true);
  });

  it('are read in bytes', () => {
    const bytes = { bytes: '\u00e0\u0002\u008e\u0000' };
    const raw = withMessages(NONE, { data: { 1: bytes }, at: { 1: 2_900 } }, 'wss://app.example/mqtt');
    expect(assemble(FRAME, raw, OWN).protocolMessages).toEqual([
      {
        protocol: 'mqtt',
        kind: 'disconnect',
        direction: 'received',
        at: 2_900,
        code: 0x8e,
        reason: 'Session taken over',
      },
    ]);
  });

  it('are sent on another window’s clock where that window’s method sent them', () => {
    const report = pageReport({ seq: 0, at: 1_800 });
    const kept: KeptMessages = { data: { 1: OPEN, 2: '41' }, at: { 1: 100, 2: 700 } };
    const raw = withMessages(NONE, { data: { 1: OPEN }, at: { 1: 2_200 } });
    raw.reports.push({ ...report, sent: { ...report.sent, kept } });
    expect(assemble(FRAME, raw, OWN).protocolMessages).toContainEqual({
      protocol: 'socketio',
      kind: 'disconnect',
      direction: 'sent',
      at: 2_500,
    });
  });

  it('that cannot be read, or are too large, do not keep the end from being recorded', () => {
    const large = `42["${'x'.repeat(5_000)}"]`;
    const sockets = [
      withMessages(
        { data: { 1: large }, at: { 1: 1_210 } },
        { data: { 1: OPEN, 2: large }, at: { 1: 2_200, 2: 2_300 } },
      ),
      { ...rawSocket({ seq: 8 }), received: { ...rawSocket().received, kept: 'nonsense' } },
    ];
    const message = { type: 'records', frame: FRAME, sockets, dropped: 0, failures: 0 };
    const read = parseRecordsMessage(message, OWN);
    expect(read?.records.map(({ protocolMessages }) => protocolMessages.length)).toEqual([1, 0]);
  });

  it('that no decoder recognises leave nothing in the record', () => {
    let found = 0;
    for (let index = 0; index < 300; index++) {
      const secret = `sEcReT-${index}`;
      const carriers = [
        secret,
        `{"type":"login","token":"${secret}"}`,
        `42${secret}`,
        { bytes: `\u0020\u0010${secret}` },
      ];
      const data = { 1: carriers[index % 4] ?? '', 2: secret, 3: `["${secret}"]`, 4: `{"${secret}":1}` };
      const kept: KeptMessages = { data, at: { 1: 1_210, 2: 1_220, 3: 1_230, 4: 1_240 } };
      if (JSON.stringify(assemble(FRAME, withMessages(kept, kept), OWN)).includes('sEcReT')) found++;
    }
    expect(found).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { LIMITS } from '../record/limits';
import { parseRecord } from '../record/parse';
import { assemble } from './assemble';
import type { FrameFacts, SocketFacts } from './facts';
import { parseRecordsMessage } from './read';

const OWN = 'chrome-extension://abc/';
const FRAME: FrameFacts = {
  token: 'abcdefghijklm',
  startedAt: 1_000,
  top: true,
  marks: [
    [1_500, 'hidden'],
    [2_500, 'visible'],
    [2_600, 'something new'],
    [2_700, 'clockjump', 3_600_000],
    [2_800, 'clockjump'],
  ],
};
const STACK = [
  'Error',
  `    at hangup:abcdefghijklm:1 (${OWN}content-scripts/websocket-hook.js:1:9)`,
  '    at connect (https://app.example/chat.js:12:9)',
  '    at https://app.example/main.js:1:1',
].join('\n');
type Told = [kind: string, at: number, fields: string];
const told = (kind: string, at: number, ...fields: unknown[]): Told => [kind, at, JSON.stringify(fields)];
const CREATED = told('created', 2_000, 'WebSocket', ['chat'], STACK);

const facts = (some: Partial<SocketFacts> = {}): SocketFacts => ({
  seq: 7,
  revision: 1,
  notices: [CREATED],
  end: ['close', 4000, 'bye', true],
  endedAt: 3_000,
  openedAt: 2_100,
  errorEvent: false,
  policy: null,
  documentUrl: 'https://app.example/',
  vitals: ['wss://app.example/live', 'chat', '', 0, '[[7,2,64,40,1900]]'],
  received: [3, 10, 120, 80, 2_950],
  visibility: 'visible',
  online: true,
  ...some,
});
const make = (some: Partial<SocketFacts> = {}) => assemble(FRAME, facts(some), OWN);

describe('assemble', () => {
  it('makes a record that its own parser takes', () => {
    expect(parseRecord(make())).toEqual({ record: make() });
  });

  it('names the page’s frames, not ours', () => {
    expect(make().initiator).toBe('at connect (https://app.example/chat.js:12:9)\nat https://app.example/main.js:1:1');
  });

  it('tells our frames in Firefox, which gives them no URL', () => {
    const page = ['connect@https://app.example/chat.js:12:9', '@https://app.example/main.js:1:1'].join('\n');
    const ours = ['L@<anonymous code>:1:1122', 'construct@<anonymous code>:1:1862'].join('\n');
    const created = told('created', 2_000, 'WebSocket', [], `${ours}\n${page}\n`);
    expect(make({ notices: [created] }).initiator).toBe(page);
    const lone = told('created', 2_000, 'WebSocket', [], ours);
    expect(make({ notices: [lone] }).initiator).toBe('');
  });

  it('tells a failed handshake from a close by whether it had opened', () => {
    expect(make().outcome.kind).toBe('closed');
    expect(make({ openedAt: null }).outcome.kind).toBe('handshake-failed');
  });

  it('tells in which state the page closed it', () => {
    const closing = told('closing', 2_050, 1000, 'number', 'enough', STACK);
    expect(make({ notices: [CREATED, closing] }).closeCall).toMatchObject({ state: 'connecting', code: 1000 });
    expect(make({ notices: [CREATED, closing], openedAt: 2_040 }).closeCall).toMatchObject({ state: 'open' });
  });

  it('has of arguments what they were, and null for what cannot be told', () => {
    const notices = (...[code, type, reason]: unknown[]) => [CREATED, told('closing', 2_500, code, type, reason, null)];
    const call = (...args: unknown[]) => make({ notices: notices(...args) }).closeCall;
    expect(call(null, 'undefined', null)).toMatchObject({ code: null, codeType: null, reason: null, stack: null });
    expect(call('4000', 'string', 12)).toMatchObject({ code: null, codeType: 'string', reason: null });
    const asked = (protocols: unknown) =>
      make({ notices: [told('created', 2_000, 'WebSocket', protocols, null)] }).requestedProtocols;
    expect(asked('chat')).toEqual(['chat']);
    expect(asked([])).toEqual([]);
    expect(asked(['chat', null])).toBeNull();
    expect(asked({})).toBeNull();
    expect(asked(Array.from({ length: 65 }, String))).toHaveLength(LIMITS.protocols);
    const threw = told('threw', 2_001, null, null);
    expect(make({ notices: [CREATED, threw], end: ['told'] }).outcome).toMatchObject({ name: 'Error', message: '' });
  });

  it('has the time of the last send from the start of the document', () => {
    expect(make().traffic?.sent).toMatchObject({ messages: 2, bytes: 64, largest: 40, lastAt: 2_900 });
  });

  it('keeps the marks of the socket’s own life that it knows', () => {
    expect(make().marks).toEqual([
      { at: 2_500, what: 'visible' },
      { at: 2_700, what: 'clockjump', ms: 3_600_000 },
    ]);
  });

  it('has the URL of a constructor that threw from its argument', () => {
    const threw = told('threw', 2_001, ['SyntaxError', 'no'], 'ws://x:undefined/');
    const record = make({ notices: [CREATED, threw], end: ['told'], openedAt: null, vitals: null });
    expect(record).toMatchObject({
      url: 'ws://x:undefined/',
      traffic: null,
      outcome: { kind: 'constructor-threw', name: 'SyntaxError', message: 'no', policy: null },
    });
  });

  it('takes a stream’s end from what the hook told', () => {
    const created = told('created', 2_000, 'WebSocketStream', [], null);
    const opened = told('opened', 2_100, 'wss://s.example/', 'chat', '');
    const ended = told('ended', 2_900, 'wss://s.example/', null, '', 1);
    const record = make({ notices: [created, opened, ended], end: ['told'], openedAt: null, vitals: null });
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
    const record = make({ vitals: [long, '', '', 0, null], documentUrl: long });
    expect(record.url).toHaveLength(LIMITS.url);
    expect(record.cut).toEqual(['url', 'document.url']);
    expect(parseRecord(record)).toEqual({ record });
  });

  it('refuses facts that contradict themselves', () => {
    expect(() => make({ notices: [] })).toThrow('never created');
    expect(() => make({ end: ['told'] })).toThrow('no end');
    expect(() => make({ notices: [['created', 2_000, '{']] })).toThrow();
  });
});

describe('parseRecordsMessage', () => {
  const message = (sockets: unknown[]) => ({ type: 'records', frame: FRAME, sockets, dropped: 0, failures: 0 });

  it('reads what it can, counts the rest, and names all of it so that none comes again', () => {
    const read = parseRecordsMessage(
      message([facts(), facts({ seq: 8, notices: [] }), { seq: 9, revision: 1 }, 'nonsense']),
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

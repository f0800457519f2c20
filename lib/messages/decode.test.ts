import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../model/arbitrary';
import { PROTOCOL_MESSAGE_LIMITS } from '../model/protocol-message';
import { hex } from './bytes.fixture';
import { decodeMessages, type UndecodedMessage } from './decode';
import type { Data, Direction } from './decoder';
import { DECODERS, protocolName } from './decoders';

const received = (...data: Data[]): UndecodedMessage[] =>
  data.map((one, index) => ({ data: one, direction: 'received', at: 1_000 + index }));
const sent = (...data: Data[]): UndecodedMessage[] => received(...data).map((one) => ({ ...one, direction: 'sent' }));

const OPEN =
  '0{"sid":"lv_VI97HAXpY6yYWAAAB","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}';

describe('list of decoders', () => {
  it('has one of each file with a test of its own', () => {
    const files = readdirSync('lib/messages');
    const tested = files
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => file.replace('.test.ts', ''))
      .filter((name) => name !== 'decode');
    expect(DECODERS.map(({ id }) => id).sort()).toEqual(tested.sort());
    for (const { id } of DECODERS) expect(files).toContain(`${id}.ts`);
  });

  it('has a name for each', () => {
    expect(protocolName('socketio')).toBe('Socket.IO');
    expect(protocolName('of-a-newer-version')).toBe('of-a-newer-version');
  });
});

describe('decodeMessages', () => {
  it('reads as the protocol that the connection names', () => {
    expect(decodeMessages(received('o', 'c[4001,"kicked"]'), ['sockjs'])).toEqual([
      { protocol: 'sockjs', kind: 'open', direction: 'received', at: 1_000 },
      { protocol: 'sockjs', kind: 'close', direction: 'received', at: 1_001, code: 4001, reason: 'kicked' },
    ]);
  });

  it('recognises a protocol by a message that no other one has', () => {
    expect(decodeMessages(received(OPEN, '41'))).toEqual([
      {
        protocol: 'socketio',
        kind: 'open',
        direction: 'received',
        at: 1_000,
        pingInterval: 25_000,
        pingTimeout: 20_000,
      },
      { protocol: 'socketio', kind: 'disconnect', direction: 'received', at: 1_001 },
    ]);
  });

  it('recognises none by messages that several have', () => {
    expect(decodeMessages([...sent('{"type":"connection_init"}'), ...received('{"type":"connection_ack"}')])).toEqual(
      [],
    );
    expect(decodeMessages(received('2', '41', 'o', 'h', '{}', '{"type":"ping"}'))).toEqual([]);
    expect(decodeMessages(received(hex('20020000')))).toEqual([]);
  });

  it('recognises another protocol where the one that the connection names reads nothing', () => {
    expect(decodeMessages(received(OPEN), ['phoenix'])).toMatchObject([{ protocol: 'socketio' }]);
  });

  it('reads the protocol inside of SockJS frames', () => {
    const error = `a["ERROR\\nmessage:Bad CONNECT\\n\\nAccess refused for user 'guest'\\n\\u0000"]`;
    expect(decodeMessages(received('o', error, 'c[1000,"Normal closure"]'), ['sockjs'])).toEqual([
      { protocol: 'sockjs', kind: 'open', direction: 'received', at: 1_000 },
      {
        protocol: 'stomp',
        kind: 'error',
        direction: 'received',
        at: 1_001,
        reason: 'Bad CONNECT',
        error: "Access refused for user 'guest'",
      },
      { protocol: 'sockjs', kind: 'close', direction: 'received', at: 1_002, code: 1000, reason: 'Normal closure' },
    ]);
  });

  it('cuts long texts, never within a character', () => {
    const [message] = decodeMessages(received(`44{"message":"${'😀'.repeat(1_000)}"}`), ['socketio']);
    expect(message?.error).toBe('😀'.repeat(PROTOCOL_MESSAGE_LIMITS.text / 2));
  });

  it('keeps a limited number of messages of a batch', () => {
    const batch = '{"type":6}\x1e'.repeat(300);
    expect(decodeMessages(received(batch, batch))).toHaveLength(PROTOCOL_MESSAGE_LIMITS.messages);
  });
});

const PLANTED = 'sEcReT-7f3a';

describe('any message', () => {
  const direction = fc.constantFrom<Direction>('sent', 'received');
  const data: fc.Arbitrary<Data> = fc.oneof(
    anyText,
    fc.json(),
    fc.uint8Array({ maxLength: 256 }),
    // A first byte or character that a decoder looks at.
    fc
      .tuple(fc.constantFrom('0', '4', '40', '41', '42', '44', 'a', 'c', 'm', 'o'), fc.json())
      .map((parts) => parts.join('')),
    fc
      .tuple(fc.constantFrom(0x10, 0x20, 0xe0, 0x0a, 0x0b, 0x03), fc.uint8Array({ maxLength: 40 }))
      .map(([first, rest]) => Uint8Array.of(first, rest.length, ...rest)),
    fc.string().map((text) => `ERROR\n${text}\n\n${text}\0`),
    fc.json().map((text) => `${text}\x1e`),
    fc.json().map((text) => `INFO ${text}\r\n`),
  );

  it('makes no decoder throw', () => {
    fc.assert(
      fc.property(data, direction, (one, way) => {
        for (const decoder of DECODERS) decoder.decode(one, way);
      }),
      { numRuns: 2_000 },
    );
  });

  it('of the longest kind that is kept is read at once', () => {
    const texts = [
      ...['[', '{"a":', '\n', 'a:b\n', '\\', '4', '42/', '0', '-', '\0', '\x1e', '{}\x1e', '{}\n', ' '].map((part) =>
        part.repeat(4_096).slice(0, 4_096),
      ),
      `ERROR\n${'a:b\n'.repeat(1_000)}`,
      `ERROR\n${'a:b\r\n'.repeat(800)}\r\n${'\r\n'.repeat(40)}`,
      `42/${'a'.repeat(256)}?${'b'.repeat(3_800)}`,
      `a[${'"x",'.repeat(1_000)}"x"]`,
    ];
    for (const text of texts) {
      const start = process.cpuUsage();
      for (const { id } of DECODERS) decodeMessages([...sent(text, text), ...received(text, text)], [id]);
      // Some 1,500 decodings; a quadratic one of them would take seconds. Processor time, which a busy machine leaves alone.
      expect(process.cpuUsage(start).user / 1_000, JSON.stringify(text.slice(0, 20))).toBeLessThan(1_000);
    }
  });

  it('that no decoder recognises leaves nothing', () => {
    const carriers = [
      (secret: string) => secret,
      (secret: string) => JSON.stringify({ type: 'login', token: secret }),
      (secret: string) => JSON.stringify([secret, { [secret]: secret }]),
      (secret: string) => `42${secret}`,
      (secret: string) => `ERROR\nmessage:${secret}`,
      (secret: string) => `c[1,"${secret}"]`,
      (secret: string) => new TextEncoder().encode(secret),
      (secret: string) => Uint8Array.of(3, ...new TextEncoder().encode(secret)),
      (secret: string) => Uint8Array.of(0x20, 99, ...new TextEncoder().encode(secret)),
      (secret: string) => `{"error":"${secret}"}`,
    ];
    let found = 0;
    for (let index = 0; index < 300; index++) {
      const carrier = carriers[index % carriers.length];
      const one = carrier?.(`${PLANTED}-${index}`) ?? '';
      const decoded = decodeMessages([...sent(one), ...received(one)], [DECODERS[index % DECODERS.length]?.id ?? '']);
      if (JSON.stringify(decoded).includes(PLANTED)) found++;
    }
    expect(found).toBe(0);
  });

  it('that asks for a session or carries data leaves nothing of its contents', () => {
    const messages: [Direction, Data, string][] = [
      ['sent', `40{"token":"${PLANTED}"}`, 'socketio'],
      ['sent', `40/admin?token=${PLANTED},`, 'socketio'],
      ['received', `42["event",{"token":"${PLANTED}"}]`, 'socketio'],
      ['received', `a["${PLANTED}"]`, 'sockjs'],
      ['sent', `{"type":"connection_init","payload":{"token":"${PLANTED}"}}`, 'graphql-transport-ws'],
      ['sent', `{"type":"connection_init","payload":{"token":"${PLANTED}"}}`, 'graphql-ws-legacy'],
      ['sent', `{"id":"1","payload":{"data":"${PLANTED}"},"type":"start"}`, 'aws-appsync'],
      ['sent', `{"type":1,"target":"${PLANTED}","arguments":[]}\x1e`, 'signalr'],
      ['sent', `CONNECT\nlogin:${PLANTED}\npasscode:${PLANTED}\n\n\0`, 'stomp'],
      ['sent', `SEND\ndestination:/a\n\n${PLANTED}\0`, 'stomp'],
      ['sent', `["3","3","room","phx_join",{"token":"${PLANTED}"}]`, 'phoenix'],
      ['sent', `{"event":"pusher:subscribe","data":{"auth":"${PLANTED}"}}`, 'pusher'],
      ['sent', `{"command":"message","identifier":"{}","data":"${PLANTED}"}`, 'actioncable'],
      ['sent', `[1,"${PLANTED}",{"roles":{},"authid":"${PLANTED}"}]`, 'wamp'],
      ['sent', `CONNECT {"pass":"${PLANTED}"}\r\n`, 'nats'],
      ['sent', `{"id":1,"connect":{"token":"${PLANTED}"}}`, 'centrifugo'],
      ['sent', `{"op":2,"d":{"token":"${PLANTED}"}}`, 'discord-gateway'],
      ['received', Uint8Array.of(1, ...new TextEncoder().encode(PLANTED)), 'kubernetes'],
      ['sent', `["stdin","${PLANTED}"]`, 'jupyter'],
    ];
    for (const [way, one, id] of messages) {
      const decoded = decodeMessages([{ data: one, direction: way, at: 1 }], [id]);
      expect(decoded, id).toMatchObject([{ protocol: id }]);
      expect(JSON.stringify(decoded), id).not.toContain(PLANTED);
    }
  });
});

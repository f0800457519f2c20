import { describe, expect, it } from 'vitest';
import { hex } from './bytes.fixture';
import { mqtt } from './mqtt';

describe('MQTT decoder', () => {
  // As mqtt-packet 9.0.2 generates them.
  it.each([
    [
      'CONNECT 3.1.1 with a password',
      'sent',
      '102300044d51545404c2003c00086d7174746a735f31000567756573740006736563726574',
      { kind: 'connect', isDistinctive: true, pingInterval: 60_000 },
    ],
    [
      'CONNECT 5 without keep-alive',
      'sent',
      '101100044d515454050200000321000a000163',
      { kind: 'connect', isDistinctive: true },
    ],
    [
      'CONNECT 3.1',
      'sent',
      '100f00064d51497364700302001e000163',
      { kind: 'connect', isDistinctive: true, pingInterval: 30_000 },
    ],
    ['CONNACK', 'received', '20020000', { kind: 'ack' }],
    ['refusing CONNACK', 'received', '20020005', { kind: 'connect-error', code: 5, reason: 'Not authorized' }],
    [
      "CONNACK 5 with the server's keep-alive",
      'received',
      '201600001313002d1200066175746f2d3126000161000162',
      { kind: 'ack', pingInterval: 45_000 },
    ],
    [
      'refusing CONNACK 5',
      'received',
      '201200860f1f000c6e6f20737563682075736572',
      { kind: 'connect-error', code: 0x86, reason: 'Bad User Name or Password', error: 'no such user' },
    ],
    ['DISCONNECT', 'sent', 'e000', { kind: 'disconnect' }],
    ['DISCONNECT 5', 'received', 'e0028e00', { kind: 'disconnect', code: 0x8e, reason: 'Session taken over' }],
    [
      'DISCONNECT 5 with properties',
      'received',
      'e01c8b1a1f000b6d61696e74656e616e63651c0009622e6578616d706c65',
      { kind: 'disconnect', code: 0x8b, reason: 'Server shutting down', error: 'maintenance' },
    ],
    ['PINGREQ', 'sent', 'c000', { kind: 'ping' }],
    ['PINGRESP', 'received', 'd000', { kind: 'pong' }],
    ['PUBLISH', 'received', '32080003612f62000778', { kind: 'message' }],
    ['SUBSCRIBE', 'sent', '820800060003612f2300', { kind: 'message' }],
    ['SUBACK', 'received', '9003000600', { kind: 'message' }],
    ['PUBACK', 'sent', '40020007', { kind: 'message' }],
  ] as const)('reads %s', (_name, direction, digits, decoded) => {
    expect(mqtt.decode(hex(digits), direction)).toEqual([decoded]);
  });

  it('reads each packet of a message', () => {
    expect(mqtt.decode(hex('20020000d000'), 'received')).toEqual([{ kind: 'ack' }, { kind: 'pong' }]);
  });

  it.each([
    ['no bytes', ''],
    ['a length that is missing', 'e0'],
    ['a length that is too long', 'e0ffffffff7f'],
    ['less than the length says', '20030000'],
    ['a packet and a half', '20020000e002'],
    ['an unknown reason', 'e0027700'],
    ['properties that end too late', 'e0028e05'],
    ['a property of no kind', 'e0038e0101'],
    ['wrong flags', 'e100'],
  ])('reads nothing in %s', (_name, digits) => {
    expect(mqtt.decode(hex(digits), 'received')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { hex } from './bytes.fixture';
import { socketio } from './socketio';

describe('Socket.IO decoder', () => {
  // As engine.io-parser 5.2.3 with socket.io-parser 4.2.7 encodes them; those of Socket.IO 2 as 2.2.1 with 3.4.5.
  it.each([
    [
      'open',
      'received',
      '0{"sid":"lv_VI97HAXpY6yYWAAAB","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}',
      { kind: 'open', isDistinctive: true, pingInterval: 25_000, pingTimeout: 20_000 },
    ],
    ['Engine.IO close', 'received', '1', { kind: 'close' }],
    ['ping', 'received', '2', { kind: 'ping' }],
    ['probe', 'sent', '2probe', { kind: 'ping' }],
    ['pong', 'sent', '3', { kind: 'pong' }],
    ['CONNECT', 'sent', '40{"token":"abc"}', { kind: 'connect' }],
    ['CONNECT to a namespace', 'sent', '40/admin,', { kind: 'connect', reason: 'namespace /admin' }],
    ['accepted CONNECT', 'received', '40{"sid":"KrS8J5d9bmDHkJ5PAAAC"}', { kind: 'ack' }],
    ['DISCONNECT', 'received', '41', { kind: 'disconnect' }],
    ['DISCONNECT of a namespace', 'received', '41/admin,', { kind: 'disconnect', reason: 'namespace /admin' }],
    [
      'CONNECT_ERROR',
      'received',
      '44{"message":"Not authorized","data":{"code":"E1"}}',
      { kind: 'connect-error', error: 'Not authorized' },
    ],
    ['event', 'received', '4212["hello",{"a":1}]', { kind: 'message' }],
    ['acknowledgement', 'received', '43/admin,3[]', { kind: 'message' }],
    ['Socket.IO 2: accepted CONNECT', 'received', '40', { kind: 'ack' }],
    ['Socket.IO 2: query', 'sent', '40/admin?token=abc,', { kind: 'connect', reason: 'namespace /admin' }],
    [
      'Socket.IO 2: ERROR',
      'received',
      '44"Authentication error"',
      { kind: 'connect-error', error: 'Authentication error' },
    ],
  ] as const)('reads %s', (_name, direction, data, decoded) => {
    expect(socketio.decode(data, direction)).toEqual([decoded]);
  });

  it.each([
    ['another text', 'hello'],
    ['a number', '47'],
    ['an open packet without intervals', '0{"sid":"a"}'],
    ['a packet whose payload is no JSON', '42[hello'],
    ['a disconnect with a payload', '41{"a":1}'],
    ['bytes', hex('04ff')],
  ])('reads nothing in %s', (_name, data) => {
    expect(socketio.decode(data, 'received')).toEqual([]);
  });
});

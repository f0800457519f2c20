import { describe, expect, it } from 'vitest';
import { centrifugo } from './centrifugo';

describe('Centrifugo decoder', () => {
  // As centrifuge 5.8.0 sends and reads them.
  it.each([
    ['connect', 'sent', '{"connect":{"token":"abc","name":"js"},"id":1}', { kind: 'connect', isDistinctive: true }],
    [
      "connect's reply",
      'received',
      '{"id":1,"connect":{"client":"c6a5","version":"5.4.0","ping":25,"pong":true}}',
      { kind: 'ack', isDistinctive: true, pingInterval: 25_000 },
    ],
    [
      'error',
      'received',
      '{"id":1,"error":{"code":109,"message":"token expired"}}',
      { kind: 'error', code: 109, error: 'token expired' },
    ],
    [
      'disconnect push',
      'received',
      '{"push":{"disconnect":{"code":3001,"reason":"shutdown"}}}',
      { kind: 'close', isDistinctive: true, code: 3001, reason: 'shutdown', reconnect: true },
    ],
    [
      'final disconnect push',
      'received',
      '{"push":{"disconnect":{"code":3503,"reason":"force disconnect"}}}',
      { kind: 'close', isDistinctive: true, code: 3503, reason: 'force disconnect', reconnect: false },
    ],
    ['ping', 'received', '{}', { kind: 'ping' }],
    ['pong', 'sent', '{}', { kind: 'pong' }],
    ['publication', 'received', '{"push":{"channel":"a","pub":{"data":{}}}}', { kind: 'message' }],
  ] as const)('reads %s', (_name, direction, data, decoded) => {
    expect(centrifugo.decode(data, direction)).toEqual([decoded]);
  });

  it('reads each reply of a batch', () => {
    const batch = '{"id":1,"connect":{"client":"c6a5"}}\n{"id":2,"subscribe":{}}';
    expect(centrifugo.decode(batch, 'received').map(({ kind }) => kind)).toEqual(['ack', 'message']);
  });

  it.each(['{"a":1}', '{"connect":{}}', '{"push":{"disconnect":{}}}', '[]', 'hello'])(
    'reads nothing but a message at most in %s',
    (data) => {
      expect(centrifugo.decode(data, 'received').filter(({ kind }) => kind !== 'message')).toEqual([]);
    },
  );
});

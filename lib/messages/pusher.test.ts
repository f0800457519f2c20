import { describe, expect, it } from 'vitest';
import { pusher } from './pusher';

describe('Pusher decoder', () => {
  // The examples of Pusher's protocol documentation; pusher-js 8.6.0 reads them.
  it.each([
    [
      'pusher:connection_established',
      'received',
      '{"event":"pusher:connection_established","data":"{\\"socket_id\\":\\"1.2\\",\\"activity_timeout\\":120}"}',
      { kind: 'open', isDistinctive: true, pingInterval: 120_000 },
    ],
    [
      'pusher:error',
      'received',
      '{"event":"pusher:error","data":{"code":4001,"message":"App key abc not in this cluster."}}',
      { kind: 'error', isDistinctive: true, code: 4001, error: 'App key abc not in this cluster.' },
    ],
    [
      'pusher:subscription_error',
      'received',
      '{"event":"pusher:subscription_error","channel":"private-a","data":{"type":"AuthError","error":"Forbidden","status":403}}',
      { kind: 'error', isDistinctive: true, reason: 'AuthError', error: 'Forbidden' },
    ],
    ['ping', 'received', '{"event":"pusher:ping","data":{}}', { kind: 'ping', isDistinctive: true }],
    ['pong', 'sent', '{"event":"pusher:pong","data":{}}', { kind: 'pong', isDistinctive: true }],
    [
      'subscription',
      'sent',
      '{"event":"pusher:subscribe","data":{"auth":"a:b","channel":"private-a"}}',
      { kind: 'message', isDistinctive: true },
    ],
    ['event', 'received', '{"event":"a","channel":"b","data":"c"}', { kind: 'message', isDistinctive: false }],
  ] as const)('reads %s', (_name, direction, data, decoded) => {
    expect(pusher.decode(data, direction)).toEqual([decoded]);
  });

  it.each(['{"event":"a"}', '{"event":1}', '"pusher:ping"'])('reads nothing in %s', (data) => {
    expect(pusher.decode(data, 'received')).toEqual([]);
  });
});

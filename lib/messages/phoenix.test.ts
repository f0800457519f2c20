import { describe, expect, it } from 'vitest';
import { phoenix } from './phoenix';

describe('Phoenix decoder', () => {
  // As phoenix 1.8.16 encodes them (version 2), and as its version 1 did.
  it.each([
    ['heartbeat', 'sent', '[null,"4","phoenix","heartbeat",{}]', { kind: 'ping', isDistinctive: true }],
    [
      "heartbeat's reply",
      'received',
      '[null,"4","phoenix","phx_reply",{"status":"ok","response":{}}]',
      { kind: 'pong', isDistinctive: true },
    ],
    ['join', 'sent', '["3","3","room:1","phx_join",{"token":"abc"}]', { kind: 'message', isDistinctive: true }],
    [
      'refused join',
      'received',
      '["3","3","room:1","phx_reply",{"status":"error","response":{"reason":"unauthorized"}}]',
      { kind: 'error', isDistinctive: true, error: 'unauthorized' },
    ],
    [
      'phx_error',
      'received',
      '["3",null,"room:1","phx_error",{}]',
      { kind: 'error', isDistinctive: true, reason: 'phx_error' },
    ],
    [
      'phx_close',
      'received',
      '["3","3","room:1","phx_close",{}]',
      { kind: 'disconnect', isDistinctive: true, reason: 'phx_close' },
    ],
    [
      'version 1',
      'received',
      '{"topic":"room:1","ref":"3","payload":{"status":"error","response":{"reason":"no"}},"event":"phx_reply"}',
      { kind: 'error', isDistinctive: true, error: 'no' },
    ],
    ['event', 'received', '["3",null,"room:1","new_msg",{"body":"a"}]', { kind: 'message', isDistinctive: false }],
  ] as const)('reads %s', (_name, direction, data, decoded) => {
    expect(phoenix.decode(data, direction)).toEqual([decoded]);
  });

  it.each(['[1,2,3,4,5]', '["a","b","c","d"]', '{"topic":"a","event":"b"}', '[]'])('reads nothing in %s', (data) => {
    expect(phoenix.decode(data, 'received')).toEqual([]);
  });
});

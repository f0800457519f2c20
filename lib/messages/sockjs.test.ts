import { describe, expect, it } from 'vitest';
import { sockjs } from './sockjs';

describe('SockJS decoder', () => {
  // As sockjs 0.3.24 (node) and sockjs-client 1.6.1 send them.
  it.each([
    ['open frame', 'received', 'o', { kind: 'open' }],
    ['heartbeat', 'received', 'h', { kind: 'ping' }],
    [
      'close frame',
      'received',
      'c[4001,"kicked"]',
      { kind: 'close', isDistinctive: true, code: 4001, reason: 'kicked' },
    ],
    ['messages', 'received', 'a["x","y"]', { kind: 'message', isDistinctive: true, contents: ['x', 'y'] }],
    ['message', 'received', 'm"x"', { kind: 'message', contents: ['x'] }],
    ['sent message', 'sent', '["x"]', { kind: 'message', contents: ['x'] }],
  ] as const)('reads %s', (_name, direction, data, decoded) => {
    expect(sockjs.decode(data, direction)).toEqual([decoded]);
  });

  it.each(['ok', 'c[4001]', 'c["a","b"]', 'c[99,"a"]', 'a[1]', 'a[]', 'hello'])('reads nothing in %s', (data) => {
    expect(sockjs.decode(data, 'received')).toEqual([]);
  });
});

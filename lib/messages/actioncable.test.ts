import { describe, expect, it } from 'vitest';
import { actioncable } from './actioncable';

describe('Action Cable decoder', () => {
  // As Rails 8.1 sends them, and as @rails/actioncable 8.1.400 does.
  it.each([
    ['welcome', 'received', '{"type":"welcome"}', { kind: 'open' }],
    ['ping', 'received', '{"type":"ping","message":1700000000}', { kind: 'ping' }],
    [
      'disconnect',
      'received',
      '{"type":"disconnect","reason":"unauthorized","reconnect":false}',
      { kind: 'close', isDistinctive: true, reason: 'unauthorized', reconnect: false },
    ],
    [
      'confirmed subscription',
      'received',
      '{"identifier":"{\\"channel\\":\\"ChatChannel\\"}","type":"confirm_subscription"}',
      { kind: 'message', isDistinctive: true },
    ],
    [
      'rejected subscription',
      'received',
      '{"identifier":"{\\"channel\\":\\"ChatChannel\\"}","type":"reject_subscription"}',
      { kind: 'error', isDistinctive: true, reason: 'reject_subscription' },
    ],
    [
      'command',
      'sent',
      '{"command":"subscribe","identifier":"{\\"channel\\":\\"ChatChannel\\"}"}',
      { kind: 'message', isDistinctive: true },
    ],
    ['data', 'received', '{"identifier":"{}","message":{"a":1}}', { kind: 'message' }],
  ] as const)('reads %s', (_name, direction, data, decoded) => {
    expect(actioncable.decode(data, direction)).toEqual([decoded]);
  });

  it.each(['{"type":"ping"}', '{"type":"confirm_subscription"}', '{"message":1}'])('reads nothing in %s', (data) => {
    expect(actioncable.decode(data, 'received')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { hex } from './bytes.fixture';
import { colyseus } from './colyseus';

describe('Colyseus decoder', () => {
  // As `getMessageBytes` of @colyseus/core 0.16.26 makes them.
  it.each([
    ['JOIN_ROOM', 'received', '0a0959427655397a5a327106736368656d61010203', { kind: 'ack', isDistinctive: true }],
    [
      'ERROR',
      'received',
      '0bcd7810ad6e6f207365617473206c656674',
      { kind: 'error', code: 4216, error: 'no seats left' },
    ],
    [
      'ERROR with a long text',
      'received',
      `0bcd7710d928${'78'.repeat(40)}`,
      { kind: 'error', code: 4215, error: 'x'.repeat(40) },
    ],
    ['LEAVE_ROOM', 'received', '0c', { kind: 'disconnect' }],
    ['ROOM_DATA', 'sent', '0da463686174de0001a16101', { kind: 'message' }],
  ] as const)('reads %s', (_name, direction, digits, decoded) => {
    expect(colyseus.decode(hex(digits), direction)).toEqual([decoded]);
  });

  it.each(['', '0a', '0a0161026162', '0b', '0bcd78', '0bcd7810ad6e', '0c00', '63'])('reads nothing in %j', (digits) => {
    expect(colyseus.decode(hex(digits), 'received')).toEqual([]);
  });
});

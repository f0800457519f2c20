import { describe, expect, it } from 'vitest';
import { discordGateway } from './discord-gateway';

describe('Discord decoder', () => {
  // The examples of Discord's gateway documentation.
  it.each([
    [
      'Hello',
      'received',
      '{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250}}',
      { kind: 'open', pingInterval: 41_250 },
    ],
    ['Reconnect', 'received', '{"op":7,"d":null}', { kind: 'close', reason: 'Reconnect', reconnect: true }],
    [
      'Invalid Session',
      'received',
      '{"op":9,"d":false}',
      { kind: 'connect-error', reason: 'Invalid Session', reconnect: false },
    ],
    ['Heartbeat', 'sent', '{"op":1,"d":251}', { kind: 'ping' }],
    ['Heartbeat ACK', 'received', '{"t":null,"s":null,"op":11,"d":null}', { kind: 'pong' }],
    ['Identify', 'sent', '{"op":2,"d":{"token":"abc"}}', { kind: 'connect' }],
    ['Ready', 'received', '{"op":0,"t":"READY","s":1,"d":{}}', { kind: 'ack' }],
    ['Dispatch', 'received', '{"op":0,"t":"MESSAGE_CREATE","s":2,"d":{}}', { kind: 'message' }],
  ] as const)('reads %s', (_name, direction, data, decoded) => {
    expect(discordGateway.decode(data, direction)).toEqual([decoded]);
  });

  it.each(['{"op":10,"d":{}}', '{"op":7}', '{"op":99,"d":1}'])('reads nothing in %s', (data) => {
    expect(discordGateway.decode(data, 'received')).toEqual([]);
  });
});

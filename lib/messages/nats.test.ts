import { describe, expect, it } from 'vitest';
import { nats } from './nats';

describe('NATS decoder', () => {
  // The examples of the protocol's reference; nats.ws 1.30.3 reads them.
  it.each([
    [
      'INFO',
      'received',
      'INFO {"server_id":"Zk0GQ3JBSrg3oyxCRRlE09","version":"2.10.0","proto":1,"auth_required":true}\r\n',
      { kind: 'open', isDistinctive: true },
    ],
    [
      '-ERR',
      'received',
      "-ERR 'Authorization Violation'\r\n",
      { kind: 'error', isDistinctive: true, error: 'Authorization Violation' },
    ],
    ['PING', 'received', 'PING\r\n', { kind: 'ping' }],
    ['PONG', 'sent', 'PONG\r\n', { kind: 'pong' }],
    ['CONNECT', 'sent', 'CONNECT {"verbose":false,"pass":"secret"}\r\n', { kind: 'connect', isDistinctive: true }],
    ['MSG', 'received', "MSG a 1 26\r\n-ERR 'this is a payload'\r\n\r\n", { kind: 'message' }],
  ] as const)('reads %s', (_name, direction, data, decoded) => {
    expect(nats.decode(data, direction)).toEqual([decoded]);
    expect(nats.decode(new TextEncoder().encode(data), direction)).toEqual([decoded]);
  });

  it('reads each line of a message', () => {
    const kinds = nats.decode("PONG\r\n-ERR 'Stale Connection'\r\n", 'received').map(({ kind }) => kind);
    expect(kinds).toEqual(['pong', 'error']);
  });

  it.each(['PING', 'INFO {}\r\n', '-ERR nothing\r\n', 'HELLO\r\n'])('reads nothing in %j', (data) => {
    expect(nats.decode(data, 'received')).toEqual([]);
  });
});

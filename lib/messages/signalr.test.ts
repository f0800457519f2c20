import { describe, expect, it } from 'vitest';
import { signalr } from './signalr';

describe('SignalR decoder', () => {
  // As @microsoft/signalr 10.0.11 writes them; the server's as in HubProtocol.md.
  it.each([
    ['handshake', 'sent', '{"protocol":"json","version":1}\x1e', { kind: 'connect', isDistinctive: true }],
    ['accepted handshake', 'received', '{}\x1e', { kind: 'ack', isDistinctive: true }],
    [
      'refused handshake',
      'received',
      '{"error":"Requested protocol \'xml\' is not available."}\x1e',
      { kind: 'connect-error', isDistinctive: true, error: "Requested protocol 'xml' is not available." },
    ],
    ['ping', 'received', '{"type":6}\x1e', { kind: 'ping', isDistinctive: true }],
    [
      'close',
      'received',
      '{"type":7,"error":"Connection closed with an error.","allowReconnect":true}\x1e',
      { kind: 'close', isDistinctive: true, error: 'Connection closed with an error.', reconnect: true },
    ],
    ['close without an error', 'received', '{"type":7}\x1e', { kind: 'close', isDistinctive: true }],
    [
      'invocation',
      'sent',
      '{"type":1,"target":"Send","arguments":["a"]}\x1e',
      { kind: 'message', isDistinctive: true },
    ],
  ] as const)('reads %s', (_name, direction, data, decoded) => {
    expect(signalr.decode(data, direction)).toEqual([decoded]);
  });

  it('reads each record of a batch', () => {
    const kinds = signalr.decode('{}\x1e{"type":6}\x1e{"type":7}\x1e', 'received').map(({ kind }) => kind);
    expect(kinds).toEqual(['ack', 'ping', 'close']);
  });

  it('reads the handshake where bytes carry it', () => {
    const bytes = new TextEncoder().encode('{"error":"no"}\x1e');
    expect(signalr.decode(bytes, 'received')).toMatchObject([{ kind: 'connect-error', error: 'no' }]);
  });

  it.each(['{"type":6}', '{"type":60}\x1e', 'hello\x1e', '{"a":1}\x1e'])('reads nothing in %j', (data) => {
    expect(signalr.decode(data, 'received')).toEqual([]);
  });
});

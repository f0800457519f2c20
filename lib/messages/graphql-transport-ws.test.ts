import { describe, expect, it } from 'vitest';
import { graphqlTransportWs } from './graphql-transport-ws';

describe('graphql-transport-ws decoder', () => {
  // As graphql-ws 6.4.2 sends them.
  it.each([
    ['connection_init', 'sent', '{"type":"connection_init","payload":{"token":"abc"}}', { kind: 'connect' }],
    ['connection_ack', 'received', '{"type":"connection_ack"}', { kind: 'ack' }],
    ['ping', 'received', '{"type":"ping"}', { kind: 'ping' }],
    ['pong', 'sent', '{"type":"pong"}', { kind: 'pong' }],
    [
      'subscribe',
      'sent',
      '{"id":"5a1","type":"subscribe","payload":{"query":"subscription { a }"}}',
      { kind: 'message', isDistinctive: true },
    ],
    [
      'next',
      'received',
      '{"id":"5a1","type":"next","payload":{"data":{"a":1}}}',
      { kind: 'message', isDistinctive: true },
    ],
    [
      'error',
      'received',
      '{"id":"5a1","type":"error","payload":[{"message":"Cannot query field \\"b\\" on type \\"Subscription\\"."}]}',
      { kind: 'error', isDistinctive: true, error: 'Cannot query field "b" on type "Subscription".' },
    ],
    ['complete', 'received', '{"id":"5a1","type":"complete"}', { kind: 'message' }],
  ] as const)('reads %s', (_name, direction, data, decoded) => {
    expect(graphqlTransportWs.decode(data, direction)).toEqual([decoded]);
  });

  it.each(['{"type":"start"}', '{"type":"error","payload":{"message":"a"}}', '{"a":1}', '[]', 'ping'])(
    'reads nothing in %s',
    (data) => {
      expect(graphqlTransportWs.decode(data, 'received')).toEqual([]);
    },
  );
});

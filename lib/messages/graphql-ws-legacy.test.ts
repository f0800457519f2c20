import { describe, expect, it } from 'vitest';
import { graphqlWsLegacy } from './graphql-ws-legacy';

describe('subscriptions-transport-ws decoder', () => {
  // As subscriptions-transport-ws 0.11.0 sends them.
  it.each([
    ['connection_init', 'sent', '{"type":"connection_init","payload":{"token":"abc"}}', { kind: 'connect' }],
    ['connection_ack', 'received', '{"type":"connection_ack"}', { kind: 'ack' }],
    [
      'connection_error',
      'received',
      '{"type":"connection_error","payload":{"message":"Missing auth token!"}}',
      { kind: 'connect-error', error: 'Missing auth token!' },
    ],
    ['keep-alive', 'received', '{"type":"ka"}', { kind: 'ping' }],
    [
      'start',
      'sent',
      '{"id":"1","type":"start","payload":{"query":"subscription { a }","variables":{}}}',
      { kind: 'message', isDistinctive: true },
    ],
    ['data', 'received', '{"type":"data","id":"1","payload":{"data":{"a":1}}}', { kind: 'message' }],
    [
      'error',
      'received',
      '{"type":"error","id":"1","payload":{"message":"Syntax Error: Expected Name, found }"}}',
      { kind: 'error', error: 'Syntax Error: Expected Name, found }' },
    ],
    ['connection_terminate', 'sent', '{"type":"connection_terminate"}', { kind: 'disconnect', isDistinctive: true }],
  ] as const)('reads %s', (_name, direction, data, decoded) => {
    expect(graphqlWsLegacy.decode(data, direction)).toEqual([decoded]);
  });

  it.each(['{"type":"next","id":"1"}', '{"type":"data"}', '"ka"'])('reads nothing in %s', (data) => {
    expect(graphqlWsLegacy.decode(data, 'received')).toEqual([]);
  });
});

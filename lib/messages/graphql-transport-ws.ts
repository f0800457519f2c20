import type { Decoder } from './decoder';
import { firstOf, jsonObject, objectOf, textIn } from './decoder';

/**
 * GraphQL over WebSocket, the protocol of the library graphql-ws.
 *
 * Source: https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
 */
export const graphqlTransportWs: Decoder = {
  id: 'graphql-transport-ws',
  name: 'GraphQL',
  decode(data, direction) {
    const message = jsonObject(data);
    if (!message) return [];
    const { type, id, payload } = message;
    switch (`${direction} ${type}`) {
      case 'sent connection_init':
        return [{ kind: 'connect' }];
      case 'received connection_ack':
        return [{ kind: 'ack' }];
      case 'sent ping':
      case 'received ping':
        return [{ kind: 'ping' }];
      case 'sent pong':
      case 'received pong':
        return [{ kind: 'pong' }];
      case 'received error': {
        const error = textIn(firstOf(payload)?.message);
        return textIn(id) && error ? [{ kind: 'error', isDistinctive: true, error }] : [];
      }
      case 'sent subscribe':
        return textIn(id) && textIn(objectOf(payload)?.query) ? [{ kind: 'message', isDistinctive: true }] : [];
      case 'received next':
        return textIn(id) && objectOf(payload) ? [{ kind: 'message', isDistinctive: true }] : [];
      case 'sent complete':
      case 'received complete':
        return textIn(id) ? [{ kind: 'message' }] : [];
      default:
        return [];
    }
  },
};

import type { Decoder } from './decoder';
import { firstOf, jsonObject, objectOf, textIn } from './decoder';

/**
 * The older GraphQL over WebSocket, the protocol of subscriptions-transport-ws.
 *
 * Source: https://github.com/apollographql/subscriptions-transport-ws/blob/master/PROTOCOL.md and src/message-types.ts
 */
export const graphqlWsLegacy: Decoder = {
  id: 'graphql-ws-legacy',
  name: 'GraphQL (subscriptions-transport-ws)',
  decode(data, direction) {
    const message = jsonObject(data);
    if (!message) return [];
    const { type, payload } = message;
    switch (`${direction} ${type}`) {
      case 'sent connection_init':
        return [{ kind: 'connect' }];
      case 'received connection_ack':
        return [{ kind: 'ack' }];
      case 'received connection_error':
        return [{ kind: 'connect-error', error: messageOf(payload) }];
      case 'received ka':
        return [{ kind: 'ping' }];
      case 'sent connection_terminate':
        return [{ kind: 'disconnect', isDistinctive: true }];
      case 'received error':
        return [{ kind: 'error', error: messageOf(payload) }];
      case 'sent start':
        return textIn(objectOf(payload)?.query) ? [{ kind: 'message', isDistinctive: true }] : [];
      case 'received data':
      case 'received complete':
      case 'sent stop':
        return 'id' in message ? [{ kind: 'message' }] : [];
      default:
        return [];
    }
  },
};

/** Servers send one error, a list of them, or a list in `errors`. */
function messageOf(payload: unknown): string | undefined {
  const fields = objectOf(payload);
  return textIn(payload) ?? textIn(fields?.message) ?? textIn((firstOf(payload) ?? firstOf(fields?.errors))?.message);
}

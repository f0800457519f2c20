import type { Decoder, Fields } from './decoder';
import { durationIn, firstOf, jsonObject, numberIn, objectOf, textIn } from './decoder';

/**
 * AWS AppSync: GraphQL subscriptions and Events.
 *
 * Sources: https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html,
 * https://docs.aws.amazon.com/appsync/latest/eventapi/event-api-websocket-protocol.html, and amplify-js
 * packages/api-graphql/src/Providers/AWSWebSocketProvider/index.ts
 */
export const awsAppsync: Decoder = {
  id: 'aws-appsync',
  name: 'AWS AppSync',
  decode(data, direction) {
    const message = jsonObject(data);
    if (!message) return [];
    const payload = objectOf(message.payload);
    switch (`${direction} ${message.type}`) {
      case 'sent connection_init':
        return [{ kind: 'connect' }];
      case 'received connection_ack': {
        // The longest time without a keep-alive message.
        const pingTimeout = durationIn(payload?.connectionTimeoutMs) ?? durationIn(message.connectionTimeoutMs);
        return [{ kind: 'ack', isDistinctive: pingTimeout !== undefined, pingTimeout }];
      }
      case 'received connection_error':
        return [{ kind: 'connect-error', ...errorOf(message, payload) }];
      case 'received error':
      case 'received broadcast_error':
        return [{ kind: 'error', ...errorOf(message, payload) }];
      case 'received subscribe_error':
      case 'received publish_error':
      case 'received unsubscribe_error':
        return [{ kind: 'error', isDistinctive: true, ...errorOf(message, payload) }];
      case 'received ka':
        return [{ kind: 'ping' }];
      case 'received start_ack':
      case 'received subscribe_success':
      case 'received publish_success':
      case 'received unsubscribe_success':
        return [{ kind: 'message', isDistinctive: true }];
      case 'sent start':
        return textIn(payload?.data) ? [{ kind: 'message', isDistinctive: true }] : [];
      case 'sent subscribe':
      case 'sent publish':
        return textIn(message.channel) && objectOf(message.authorization)
          ? [{ kind: 'message', isDistinctive: true }]
          : [];
      case 'received data':
      case 'received complete':
      case 'sent stop':
      case 'sent unsubscribe':
        return textIn(message.id) ? [{ kind: 'message' }] : [];
      default:
        return [];
    }
  },
};

/** `errorCode` is an HTTP status. */
function errorOf(message: Fields, payload: Fields | null) {
  const error = firstOf(payload?.errors) ?? firstOf(message.errors);
  return {
    code: numberIn(error?.errorCode),
    reason: textIn(error?.errorType),
    error: textIn(error?.message),
  };
}

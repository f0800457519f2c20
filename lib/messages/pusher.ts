import type { Decoder } from './decoder';
import { durationIn, jsonObject, numberIn, objectOf, parseJson, textIn } from './decoder';

/**
 * Pusher Channels, as soketi and Laravel Reverb speak it too.
 *
 * Source: https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/
 */
export const pusher: Decoder = {
  id: 'pusher',
  name: 'Pusher',
  closeCodes: ['error'],
  decode(message, direction) {
    const fields = jsonObject(message);
    const event = textIn(fields?.event);
    if (!fields || !event) return [];
    // Before protocol 6, and for some servers still, data is JSON within JSON.
    const data = objectOf(typeof fields.data === 'string' ? parseJson(fields.data) : fields.data);
    const isDistinctive = event.startsWith('pusher:') || event.startsWith('pusher_internal:');
    switch (`${direction} ${event}`) {
      case 'received pusher:connection_established':
        // The longest silence after which the client has to ping.
        return [{ kind: 'open', isDistinctive, pingInterval: durationIn(data?.activity_timeout, 1000) }];
      case 'received pusher:error':
        return [{ kind: 'error', isDistinctive, code: numberIn(data?.code), error: textIn(data?.message) }];
      case 'received pusher:subscription_error':
        return [{ kind: 'error', isDistinctive, reason: textIn(data?.type), error: textIn(data?.error) }];
      case 'sent pusher:ping':
      case 'received pusher:ping':
        return [{ kind: 'ping', isDistinctive }];
      case 'sent pusher:pong':
      case 'received pusher:pong':
        return [{ kind: 'pong', isDistinctive }];
      default:
        return isDistinctive || typeof fields.channel === 'string' ? [{ kind: 'message', isDistinctive }] : [];
    }
  },
};

import type { Decoder } from './decoder';
import { jsonArray, objectOf, textIn } from './decoder';

/** CHALLENGE, AUTHENTICATE, PUBLISH … YIELD. */
const OTHER_TYPES = new Set<unknown>([4, 5, 16, 17, 32, 33, 34, 35, 36, 48, 49, 50, 64, 65, 66, 67, 68, 69, 70]);

/**
 * WAMP 2 with JSON.
 *
 * Source: https://wamp-proto.org/wamp_latest_ietf.html, "Messages"
 */
export const wamp: Decoder = {
  id: 'wamp',
  name: 'WAMP',
  decode(data, direction) {
    const message = jsonArray(data);
    if (!message) return [];
    const [type, second, third, fourth, fifth] = message;
    switch (`${direction} ${type}`) {
      case 'sent 1':
        return typeof second === 'string' && objectOf(third)
          ? [{ kind: 'connect', isDistinctive: objectOf(objectOf(third)?.roles) !== null }]
          : [];
      case 'received 2':
        return typeof second === 'number' && objectOf(objectOf(third)?.roles)
          ? [{ kind: 'ack', isDistinctive: true }]
          : [];
      case 'sent 3':
      case 'received 3':
      case 'sent 6':
      case 'received 6': {
        const details = objectOf(second);
        const reason = textIn(third);
        if (!details || !reason || message.length > 5) return [];
        const kind = type === 3 ? 'connect-error' : 'close';
        return [{ kind, isDistinctive: reason.startsWith('wamp.'), reason, error: textIn(details.message) }];
      }
      case 'sent 8':
      case 'received 8':
        return typeof second === 'number' && typeof third === 'number' && objectOf(fourth) && textIn(fifth)
          ? [{ kind: 'error', reason: textIn(fifth), error: textIn(Array.isArray(message[5]) ? message[5][0] : null) }]
          : [];
      default:
        return OTHER_TYPES.has(type) && message.length > 1 ? [{ kind: 'message' }] : [];
    }
  },
};

import type { Decoder } from './decoder';
import { durationIn, jsonObject, objectOf } from './decoder';

/**
 * Discord's gateway with JSON. Other services have copied it, so its messages alone do not tell that it is Discord.
 *
 * Source: https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-opcodes
 */
export const discordGateway: Decoder = {
  id: 'discord-gateway',
  name: 'Discord',
  decode(data, direction) {
    const message = jsonObject(data);
    if (!message || !('d' in message)) return [];
    const { op, d } = message;
    switch (`${direction} ${op}`) {
      case 'received 10': {
        const pingInterval = durationIn(objectOf(d)?.heartbeat_interval);
        return pingInterval === undefined ? [] : [{ kind: 'open', pingInterval }];
      }
      case 'received 7':
        return [{ kind: 'close', reason: 'Reconnect', reconnect: true }];
      case 'received 9':
        return typeof d === 'boolean' ? [{ kind: 'connect-error', reason: 'Invalid Session', reconnect: d }] : [];
      case 'sent 1':
      case 'received 1':
        return [{ kind: 'ping' }];
      case 'received 11':
        return [{ kind: 'pong' }];
      case 'sent 2':
      case 'sent 6':
        return objectOf(d) ? [{ kind: 'connect' }] : [];
      case 'received 0':
        return [{ kind: message.t === 'READY' || message.t === 'RESUMED' ? 'ack' : 'message' }];
      case 'sent 3':
      case 'sent 4':
      case 'sent 8':
      case 'sent 31':
        return [{ kind: 'message' }];
      default:
        return [];
    }
  },
};

import type { Decoded, Decoder, Direction } from './decoder';
import { durationIn, objectOf, parseJson, textIn } from './decoder';

/** Type, attachments, namespace (without its query, of Socket.IO 2), acknowledgement id, payload. */
const PACKET = /^([0-6])(?:\d{1,4}-)?(?:(\/[^,?]{0,256})(?:\?[^,]{0,4096})?,)?(?:\d{0,15})([[{"].*)?$/s;

/**
 * Engine.IO 3 and 4 with Socket.IO over them.
 *
 * Sources: https://github.com/socketio/engine.io-protocol and https://github.com/socketio/socket.io-protocol (versions 4 and 5;
 * of Socket.IO 2, where packet 4 is ERROR, versions 3 and 4).
 */
export const socketio: Decoder = {
  id: 'socketio',
  name: 'Socket.IO',
  decode(data, direction) {
    if (typeof data !== 'string') return [];
    switch (data) {
      case '1':
        return [{ kind: 'close' }];
      case '2':
      case '2probe':
        return [{ kind: 'ping' }];
      case '3':
      case '3probe':
        return [{ kind: 'pong' }];
      case '5':
      case '6':
        return [{ kind: 'message' }];
    }
    if (data[0] === '0' && direction === 'received') return open(data.slice(1));
    return data[0] === '4' ? packet(data.slice(1), direction) : [];
  },
};

function open(json: string): Decoded[] {
  const fields = objectOf(parseJson(json));
  const pingInterval = durationIn(fields?.pingInterval);
  const pingTimeout = durationIn(fields?.pingTimeout);
  if (!textIn(fields?.sid) || pingInterval === undefined || pingTimeout === undefined) return [];
  return [{ kind: 'open', isDistinctive: true, pingInterval, pingTimeout }];
}

function packet(text: string, direction: Direction): Decoded[] {
  const [, type, namespace, json] = PACKET.exec(text) ?? [];
  const payload = json === undefined ? undefined : parseJson(json);
  // A payload that is no JSON: this is something else.
  if (json !== undefined && payload === undefined) return [];
  const reason = namespace === undefined || namespace === '/' ? undefined : `namespace ${namespace}`;
  switch (type) {
    case '0':
      return [{ kind: direction === 'sent' ? 'connect' : 'ack', reason }];
    case '1':
      return payload === undefined ? [{ kind: 'disconnect', reason }] : [];
    case '4': {
      const error = textIn(payload) ?? textIn(objectOf(payload)?.message);
      return direction === 'received' ? [{ kind: 'connect-error', reason, error }] : [];
    }
    case '2':
    case '3':
    case '5':
    case '6':
      return Array.isArray(payload) ? [{ kind: 'message' }] : [];
    default:
      return [];
  }
}

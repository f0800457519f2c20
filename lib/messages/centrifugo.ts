import type { Decoded, Decoder, Direction, Fields } from './decoder';
import { booleanIn, decodeText, durationIn, numberIn, objectOf, parseJson, textIn } from './decoder';

/** Of one message; commands and replies are batched, one a line. */
const MOST_LINES = 16;

/**
 * Centrifugo's client protocol, version 2, with JSON.
 *
 * Source: https://centrifugal.dev/docs/transports/client_protocol; definitions/client.proto of
 * https://github.com/centrifugal/protocol
 */
export const centrifugo: Decoder = {
  id: 'centrifugo',
  name: 'Centrifugo',
  closeCodes: ['close'],
  decode(data, direction) {
    const lines = decodeText(data)?.trimEnd().split('\n', MOST_LINES) ?? [];
    return lines.flatMap((line) => {
      const message = line.startsWith('{') ? objectOf(parseJson(line)) : null;
      if (!message) return [];
      return direction === 'sent' ? decodeCommand(message) : decodeReply(message, direction);
    });
  },
};

function decodeCommand(message: Fields): Decoded[] {
  if (Object.keys(message).length === 0) return [{ kind: 'pong' }];
  if (numberIn(message.id) === undefined) return [];
  if (objectOf(message.connect)) return [{ kind: 'connect', isDistinctive: true }];
  return Object.values(message).some(objectOf) ? [{ kind: 'message' }] : [];
}

function decodeReply(message: Fields, direction: Direction): Decoded[] {
  if (Object.keys(message).length === 0) return [{ kind: 'ping' }];
  // Without an id, where the transport is unidirectional.
  const push = objectOf(message.push) ?? message;
  const disconnect = objectOf(push.disconnect);
  if (disconnect) {
    const code = numberIn(disconnect.code);
    return code === undefined ? [] : [closeOf(disconnect, code)];
  }
  const connect = objectOf(message.connect) ?? objectOf(push.connect);
  if (connect && textIn(connect.client)) {
    return [{ kind: 'ack', isDistinctive: true, pingInterval: durationIn(connect.ping, 1000) }];
  }
  const error = objectOf(message.error);
  if (error) {
    const code = numberIn(error.code);
    return code === undefined ? [] : [{ kind: 'error', code, error: textIn(error.message) }];
  }
  const isPush = push !== message && direction === 'received';
  return isPush || numberIn(message.id) !== undefined ? [{ kind: 'message' }] : [];
}

/** Codes from 3500 to 3999 and from 4500 on forbid to connect again (https://centrifugal.dev/docs/server/codes). */
function closeOf({ reason, reconnect }: Fields, code: number): Decoded {
  const isFinal = (code >= 3500 && code < 4000) || (code >= 4500 && code < 5000);
  return {
    kind: 'close',
    isDistinctive: code >= 3000,
    code,
    reason: textIn(reason),
    reconnect: booleanIn(reconnect) ?? !isFinal,
  };
}

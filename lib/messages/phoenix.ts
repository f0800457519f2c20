import type { Data, Decoded, Decoder, Direction } from './decoder';
import { jsonArray, jsonObject, objectOf, textIn } from './decoder';

export interface PhoenixMessage {
  topic: string;
  event: string;
  payload: Readonly<Record<string, unknown>>;
}

const isTextOrNull = (value: unknown) => value === null || typeof value === 'string';

/** A message in either form; `null`: it has none of them. */
export function phoenixMessage(data: Data): PhoenixMessage | null {
  const [joinRef, ref, topic, event, payload] = fieldsOf(data) ?? [];
  const fields = objectOf(payload);
  if (!isTextOrNull(joinRef) || !isTextOrNull(ref) || !fields) return null;
  return typeof topic === 'string' && typeof event === 'string' ? { topic, event, payload: fields } : null;
}

/** A list in version 2, an object in version 1. */
function fieldsOf(data: Data): readonly unknown[] | null {
  const list = jsonArray(data);
  if (list) return list.length === 5 ? list : null;
  const object = jsonObject(data);
  if (!object || !('ref' in object)) return null;
  return [object.join_ref ?? null, object.ref, object.topic, object.event, object.payload];
}

/**
 * Phoenix Channels, versions 1 and 2 of its serializer.
 *
 * Source: assets/js/phoenix/serializer.js, constants.js and channel.js of https://github.com/phoenixframework/phoenix
 */
export const phoenix: Decoder = {
  id: 'phoenix',
  name: 'Phoenix',
  decode(data, direction) {
    const message = phoenixMessage(data);
    return message ? [decodePhoenix(message, direction)] : [];
  },
};

export function decodePhoenix({ topic, event, payload }: PhoenixMessage, direction: Direction): Decoded {
  const isSystem = topic === 'phoenix';
  switch (`${direction} ${event}`) {
    case 'sent heartbeat':
      return { kind: isSystem ? 'ping' : 'message', isDistinctive: isSystem };
    case 'sent phx_leave':
    case 'received phx_close':
      return { kind: 'disconnect', isDistinctive: true, reason: event };
    case 'received phx_error':
      return { kind: 'error', isDistinctive: true, reason: event };
    case 'received phx_reply': {
      const { status, response } = payload;
      if (status !== 'error') return { kind: isSystem ? 'pong' : 'message', isDistinctive: true };
      const text = objectOf(response);
      return {
        kind: 'error',
        isDistinctive: true,
        error: textIn(response) ?? textIn(text?.reason) ?? textIn(text?.message),
      };
    }
    default:
      return { kind: 'message', isDistinctive: event.startsWith('phx_') };
  }
}

import type { Decoded, Decoder } from './decoder';

/**
 * Colyseus' room protocol.
 *
 * Source: `Protocol` and `getMessageBytes` in packages/core/src/Protocol.ts of https://github.com/colyseus/colyseus; numbers and
 * strings as in src/encoding/encode.ts of https://github.com/colyseus/schema
 */
export const colyseus: Decoder = {
  id: 'colyseus',
  name: 'Colyseus',
  decode(data, direction) {
    if (typeof data === 'string') return [];
    switch (`${direction} ${data[0]}`) {
      case 'received 10':
        return joined(data);
      case 'received 11':
        return failed(data);
      case 'sent 12':
      case 'received 12':
        return data.length === 1 ? [{ kind: 'disconnect' }] : [];
      case 'sent 10':
        return data.length === 1 ? [{ kind: 'message' }] : [];
      case 'sent 13':
      case 'received 13':
      case 'received 14':
      case 'received 15':
      case 'sent 17':
      case 'received 17':
        return data.length > 1 ? [{ kind: 'message' }] : [];
      default:
        return [];
    }
  },
};

const utf8 = new TextDecoder();

/** The reconnection token, then the name of the serializer, each behind its length. */
function joined(data: Uint8Array): Decoded[] {
  const token = data[1] ?? 0;
  const length = data[2 + token] ?? 0;
  const serializer = utf8.decode(data.subarray(3 + token, 3 + token + length));
  return token > 0 && /^(?:schema|none|fossil-delta)$/.test(serializer) ? [{ kind: 'ack', isDistinctive: true }] : [];
}

/** A code and a text, packed. */
function failed(data: Uint8Array): Decoded[] {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  try {
    const first = view.getUint8(1);
    const [code, at] =
      first < 0x80
        ? [first, 2]
        : first === 0xcc
          ? [view.getUint8(2), 3]
          : first === 0xcd
            ? [view.getUint16(2, true), 4]
            : [Number.NaN, 0];
    const kind = view.getUint8(at);
    const [length, start] =
      kind >= 0xa0 && kind < 0xc0
        ? [kind - 0xa0, at + 1]
        : kind === 0xd9
          ? [view.getUint8(at + 1), at + 2]
          : [Number.NaN, 0];
    if (Number.isNaN(code) || start + length !== data.length) return [];
    return [{ kind: 'error', code, error: utf8.decode(data.subarray(start)) }];
  } catch {
    // Shorter than it says.
    return [];
  }
}

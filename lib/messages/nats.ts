import type { Decoded, Decoder, Direction } from './decoder';
import { decodeText, objectOf, parseJson, textIn } from './decoder';

/** Of one message. */
const MOST_LINES = 16;

/**
 * NATS' client protocol.
 *
 * Source: https://docs.nats.io/reference/reference-protocols/nats-protocol
 */
export const nats: Decoder = {
  id: 'nats',
  name: 'NATS',
  decode(data, direction) {
    const text = decodeText(data);
    if (!text?.endsWith('\r\n')) return [];
    const found: Decoded[] = [];
    for (const line of text.split('\r\n', MOST_LINES)) {
      const decoded = decodeLine(line, direction);
      if (!decoded) break;
      found.push(decoded);
      // Lines of a payload follow, which may say anything.
      if (decoded.kind === 'message') break;
    }
    return found;
  },
};

function decodeLine(line: string, direction: Direction): Decoded | null {
  const [, operation = '', rest = ''] = /^([A-Z+-]{3,7})(?: (.*))?$/.exec(line) ?? [];
  switch (`${direction} ${operation}`) {
    case 'received INFO':
      return textIn(objectOf(parseJson(rest))?.server_id) ? { kind: 'open', isDistinctive: true } : null;
    case 'sent CONNECT':
      return objectOf(parseJson(rest)) ? { kind: 'connect', isDistinctive: true } : null;
    case 'received -ERR': {
      const [, error] = /^'(.*)'$/.exec(rest) ?? [];
      return error ? { kind: 'error', isDistinctive: true, error } : null;
    }
    case 'received PING':
    case 'sent PING':
      return rest === '' ? { kind: 'ping' } : null;
    case 'received PONG':
    case 'sent PONG':
      return rest === '' ? { kind: 'pong' } : null;
    case 'received +OK':
      return rest === '' ? { kind: 'ack' } : null;
    case 'received MSG':
    case 'received HMSG':
    case 'sent PUB':
    case 'sent HPUB':
    case 'sent SUB':
    case 'sent UNSUB':
      return rest === '' ? null : { kind: 'message' };
    default:
      return null;
  }
}

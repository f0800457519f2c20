import type { Decoded, Decoder, Direction } from './decoder';
import { durationIn } from './decoder';

/** Of one message; a broker may send many at once. */
const MOST_PACKETS = 16;

/** MQTT 3.1.1, table 3.1. */
const RETURN_CODES: Readonly<Record<number, string>> = {
  1: 'Unacceptable protocol version',
  2: 'Identifier rejected',
  3: 'Server unavailable',
  4: 'Bad user name or password',
  5: 'Not authorized',
};

/** MQTT 5.0, table 2-6: those of CONNACK and DISCONNECT. */
const REASON_CODES: Readonly<Record<number, string>> = {
  0: 'Normal disconnection',
  4: 'Disconnect with Will Message',
  128: 'Unspecified error',
  129: 'Malformed Packet',
  130: 'Protocol Error',
  131: 'Implementation specific error',
  132: 'Unsupported Protocol Version',
  133: 'Client Identifier not valid',
  134: 'Bad User Name or Password',
  135: 'Not authorized',
  136: 'Server unavailable',
  137: 'Server busy',
  138: 'Banned',
  139: 'Server shutting down',
  140: 'Bad authentication method',
  141: 'Keep Alive timeout',
  142: 'Session taken over',
  143: 'Topic Filter invalid',
  144: 'Topic Name invalid',
  147: 'Receive Maximum exceeded',
  148: 'Topic Alias invalid',
  149: 'Packet too large',
  150: 'Message rate too high',
  151: 'Quota exceeded',
  152: 'Administrative action',
  153: 'Payload format invalid',
  154: 'Retain not supported',
  155: 'QoS not supported',
  156: 'Use another server',
  157: 'Server moved',
  158: 'Shared Subscriptions not supported',
  159: 'Connection rate exceeded',
  160: 'Maximum connect time',
  161: 'Subscription Identifiers not supported',
  162: 'Wildcard Subscriptions not supported',
};

/**
 * MQTT 3.1, 3.1.1 and 5.
 *
 * Sources: https://docs.oasis-open.org/mqtt/mqtt/v3.1.1/os/mqtt-v3.1.1-os.html and
 * https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html
 */
export const mqtt: Decoder = {
  id: 'mqtt',
  name: 'MQTT',
  decode(data, direction) {
    if (typeof data === 'string') return [];
    const found: Decoded[] = [];
    let at = 0;
    while (at < data.length && found.length < MOST_PACKETS) {
      const length = variableInteger(data, at + 1);
      const end = length ? length.end + length.value : Number.NaN;
      const decoded =
        length && end <= data.length ? packet(data[at] ?? 0, data.subarray(length.end, end), direction) : null;
      // Half a packet, or none: then this may be anything.
      if (!decoded) return [];
      found.push(decoded);
      at = end;
    }
    return found;
  },
};

function packet(header: number, body: Uint8Array, direction: Direction): Decoded | null {
  const flags = header & 0x0f;
  switch (`${direction} ${header >> 4}`) {
    case 'sent 1':
      return flags === 0 ? connect(body) : null;
    case 'received 2':
      return flags === 0 ? connack(body) : null;
    case 'sent 12':
      return flags === 0 && body.length === 0 ? { kind: 'ping' } : null;
    case 'received 13':
      return flags === 0 && body.length === 0 ? { kind: 'pong' } : null;
    case 'sent 14':
    case 'received 14':
      return flags === 0 ? disconnect(body) : null;
    case 'sent 3':
    case 'received 3':
      return (flags & 0x06) !== 0x06 && body.length >= 3 ? { kind: 'message' } : null;
    case 'sent 8':
    case 'sent 10':
      return flags === 2 && body.length >= 5 ? { kind: 'message' } : null;
    case 'received 9':
    case 'received 11':
    case 'sent 4':
    case 'received 4':
    case 'sent 5':
    case 'received 5':
    case 'sent 7':
    case 'received 7':
      return flags === 0 && body.length >= 2 ? { kind: 'message' } : null;
    case 'sent 6':
    case 'received 6':
      return flags === 2 && body.length >= 2 ? { kind: 'message' } : null;
    default:
      return null;
  }
}

function connect(body: Uint8Array): Decoded | null {
  const name = string(body, 0);
  if (!name || !(name.text === 'MQTT' || name.text === 'MQIsdp')) return null;
  const keepAlive = uint16(body, name.end + 2);
  return keepAlive === null
    ? null
    : { kind: 'connect', isDistinctive: true, pingInterval: durationIn(keepAlive, 1000) };
}

/** Two bytes in MQTT 3; more of them, with properties, in MQTT 5. */
function connack(body: Uint8Array): Decoded | null {
  const [flags = 0xff, code = 0xff] = body;
  if (flags > 1 || body.length < 2) return null;
  const properties = body.length > 2 ? propertiesAt(body, 2) : {};
  if (!properties) return null;
  if (code === 0) return { kind: 'ack', pingInterval: properties.serverKeepAlive };
  const reason = (body.length === 2 ? RETURN_CODES : REASON_CODES)[code] ?? REASON_CODES[code];
  return reason ? { kind: 'connect-error', code, reason, error: properties.reasonString } : null;
}

/** Empty in MQTT 3; in MQTT 5 a reason and properties may follow. */
function disconnect(body: Uint8Array): Decoded | null {
  const [code] = body;
  if (code === undefined) return { kind: 'disconnect' };
  const reason = REASON_CODES[code];
  const properties = body.length > 1 ? propertiesAt(body, 1) : {};
  return reason && properties ? { kind: 'disconnect', code, reason, error: properties.reasonString } : null;
}

interface Properties {
  serverKeepAlive?: number | undefined;
  reasonString?: string | undefined;
}

/** Bytes of a property's value by its identifier (MQTT 5.0, table 2-4); `text`: as long as its first two bytes say. */
const PROPERTY_SIZES: Readonly<Record<number, number | 'text' | 'texts'>> = {
  17: 4,
  18: 'text',
  19: 2,
  21: 'text',
  22: 'text',
  26: 'text',
  28: 'text',
  31: 'text',
  33: 2,
  34: 2,
  36: 1,
  37: 1,
  38: 'texts',
  39: 4,
  40: 1,
  41: 1,
  42: 1,
};

/** Properties that reach to the end of the packet; `null`: these do not, or are of no known kind. */
function propertiesAt(body: Uint8Array, start: number): Properties | null {
  const length = variableInteger(body, start);
  if (!length || length.end + length.value !== body.length) return null;
  const properties: Properties = {};
  let at = length.end;
  while (at < body.length) {
    const id = body[at] ?? 0;
    const size = PROPERTY_SIZES[id];
    at++;
    if (size === undefined) return null;
    if (typeof size === 'number') {
      if (id === 0x13) properties.serverKeepAlive = durationIn(uint16(body, at), 1000);
      at += size;
      continue;
    }
    const text = string(body, at);
    const last = size === 'texts' && text ? string(body, text.end) : text;
    if (!text || !last) return null;
    if (id === 0x1f) properties.reasonString = text.text;
    at = last.end;
  }
  return at === body.length ? properties : null;
}

/** MQTT 5.0, 1.5.5: seven bits a byte, at most four bytes. */
function variableInteger(bytes: Uint8Array, start: number): { value: number; end: number } | null {
  let value = 0;
  for (let place = 0; place < 4; place++) {
    const byte = bytes[start + place];
    if (byte === undefined) return null;
    value += (byte & 0x7f) * 128 ** place;
    if (byte < 0x80) return { value, end: start + place + 1 };
  }
  return null;
}

function uint16(bytes: Uint8Array, at: number): number | null {
  const high = bytes[at];
  const low = bytes[at + 1];
  return high === undefined || low === undefined ? null : high * 256 + low;
}

function string(bytes: Uint8Array, at: number): { text: string; end: number } | null {
  const length = uint16(bytes, at);
  if (length === null) return null;
  const end = at + 2 + length;
  return end > bytes.length ? null : { text: new TextDecoder().decode(bytes.subarray(at + 2, end)), end };
}

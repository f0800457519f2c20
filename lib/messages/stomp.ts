import type { Decoded, Decoder, Direction } from './decoder';
import { decodeText, durationIn } from './decoder';

const SENT = new Set(['SEND', 'SUBSCRIBE', 'UNSUBSCRIBE', 'ACK', 'NACK', 'BEGIN', 'COMMIT', 'ABORT']);
const RECEIVED = new Set(['MESSAGE', 'RECEIPT']);
const FRAME = /^([A-Z]{3,12})\r?\n((?:[^\r\n][^\n]*\n)*)\r?\n([^\0]*)\0[\r\n]*$/;
/** Longer ones are stack traces. */
const LONGEST_BODY_LINE = 300;

/**
 * STOMP 1.0 to 1.2.
 *
 * Source: https://stomp.github.io/stomp-specification-1.2.html
 */
export const stomp: Decoder = {
  id: 'stomp',
  name: 'STOMP',
  decode(data, direction) {
    const text = decodeText(data);
    if (text === null) return [];
    if (text === '\n' || text === '\r\n') return [{ kind: 'ping' }];
    // Brokers put line ends between frames.
    const [, command = '', head = '', body = ''] = FRAME.exec(text.replace(/^[\r\n]{1,8}/, '')) ?? [];
    return decodeFrame(command, headersOf(head), body, direction);
  },
};

function decodeFrame(
  command: string,
  headers: ReadonlyMap<string, string>,
  body: string,
  direction: Direction,
): Decoded[] {
  const isDistinctive = true;
  switch (`${direction} ${command}`) {
    case 'sent CONNECT':
    case 'sent STOMP':
      return [{ kind: 'connect', isDistinctive, pingInterval: outgoing(headers) }];
    case 'received CONNECTED':
      return [{ kind: 'ack', isDistinctive, pingInterval: outgoing(headers) }];
    case 'sent DISCONNECT':
      return [{ kind: 'disconnect', isDistinctive }];
    case 'received ERROR': {
      const line = body.trim();
      const title = headers.get('message');
      if (line === '' || line.includes('\n') || line.length > LONGEST_BODY_LINE || line === title)
        return [{ kind: 'error', isDistinctive, error: title ?? line.split('\n')[0] }];
      return [{ kind: 'error', isDistinctive, reason: title, error: line }];
    }
    default:
      return (direction === 'sent' ? SENT : RECEIVED).has(command) ? [{ kind: 'message', isDistinctive }] : [];
  }
}

/** How often the frame's sender will send at least a line end. */
function outgoing(headers: ReadonlyMap<string, string>): number | undefined {
  const [, interval] = /^(\d{1,9}),\d{1,9}$/.exec(headers.get('heart-beat') ?? '') ?? [];
  return durationIn(Number(interval));
}

const ESCAPES: Readonly<Record<string, string>> = { '\\n': '\n', '\\r': '\r', '\\c': ':', '\\\\': '\\' };

/** Of a repeated header the first counts. */
function headersOf(head: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    if (colon < 1 || headers.has(name)) continue;
    headers.set(
      name,
      line.slice(colon + 1).replace(/\\[nrc\\]/g, (sequence) => ESCAPES[sequence] ?? ''),
    );
  }
  return headers;
}

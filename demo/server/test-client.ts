import { connect, type Socket } from 'node:net';
import { acceptKey } from './arrival';

const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';

/** What `Sec-WebSocket-Accept` must be for this client's key. */
export const ACCEPT = acceptKey(KEY);

/** All that came over a connection until it ended, byte for byte. */
export interface Heard {
  /** `null`: no answer, or none that ends its head. */
  statusLine: string | null;
  /** By lower-case name. */
  headers: Record<string, string>;
  /** What came after the head; all of it where there was no head. */
  body: Buffer;
  /** `enough` was heard; or how the other side ended it: `fin`, or the error's code, e.g. `ECONNRESET`. */
  end: string;
}

/** Asks for a WebSocket at this path, and listens until the end or until so many bytes came after the head. */
export function listenTo(
  port: number,
  path: string,
  {
    headers = {},
    enough = Number.POSITIVE_INFINITY,
    say,
  }: {
    headers?: Record<string, string>;
    enough?: number;
    /** Bytes to be sent once the answer's head has come. */
    say?: Buffer;
  } = {},
): Promise<Heard> {
  return new Promise((resolve) => {
    let heard = Buffer.alloc(0);
    let unsaid = say;
    const socket = ask(port, path, headers);
    const finish = (end: string) => {
      socket.destroy();
      resolve({ ...parse(heard), end });
    };
    socket.on('data', (chunk) => {
      heard = Buffer.concat([heard, chunk]);
      const { statusLine, body } = parse(heard);
      if (statusLine !== null && unsaid) socket.write(unsaid);
      if (statusLine !== null) unsaid = undefined;
      if (statusLine !== null && body.length >= enough) finish('enough');
    });
    socket.on('end', () => finish('fin'));
    socket.on('error', (error) => finish('code' in error ? String(error.code) : error.message));
  });
}

function ask(port: number, path: string, headers: Record<string, string>): Socket {
  const all = {
    Host: `localhost:${port}`,
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Key': KEY,
    'Sec-WebSocket-Version': '13',
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
  return socket;
}

function parse(bytes: Buffer): Omit<Heard, 'end'> {
  const split = bytes.indexOf('\r\n\r\n');
  if (split < 0 || !bytes.toString('latin1').startsWith('HTTP/')) return { statusLine: null, headers: {}, body: bytes };
  const [statusLine = '', ...lines] = bytes.subarray(0, split).toString('latin1').split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => {
      const [name = '', ...value] = line.split(': ');
      return [name.toLowerCase(), value.join(': ')];
    }),
  );
  return { statusLine, headers, body: bytes.subarray(split + 4) };
}

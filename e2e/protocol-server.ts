import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { LogEntry } from '../lib/model/entry';

export interface ProtocolServer {
  url: string;
  close(): Promise<void>;
}

/** Password in the page's messages: nothing may keep it. */
export const PASSWORD = 'hunter2hunter2';

const OPEN =
  '0{"sid":"lv_VI97HAXpY6yYWAAAB","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}';
/** MQTT 5: CONNACK, then DISCONNECT with "Session taken over". */
const CONNACK = Uint8Array.of(0x20, 0x03, 0x00, 0x00, 0x00);
const TAKEN_OVER = Uint8Array.of(0xe0, 0x02, 0x8e, 0x00);

/** Serves the last words of protocols: Socket.IO at `/socket.io/`, MQTT at `/mqtt`, one that nobody knows elsewhere. */
export async function startProtocolServer(): Promise<ProtocolServer> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (socket, { url = '' }) => {
    const isMqtt = url.startsWith('/mqtt');
    if (url.startsWith('/socket.io/')) socket.send(OPEN);
    socket.on('message', () => {
      const answers = isMqtt
        ? [CONNACK, TAKEN_OVER]
        : url.startsWith('/socket.io/')
          ? ['40{"sid":"KrS8J5d9bmDHkJ5PAAAC"}', `42["login",{"password":"${PASSWORD}"}]`, '41']
          : [`welcome ${PASSWORD}`, `{"bye":"${PASSWORD}"}`];
      for (const answer of answers) socket.send(answer);
      socket.close();
    });
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** MQTT 5: CONNECT of the user `guest` with a keep-alive of 60 seconds. */
const CONNECT = [
  ...[0x10, 37, 0, 4, 0x4d, 0x51, 0x54, 0x54, 5, 0xc2, 0, 60, 0, 0, 1, 0x61, 0, 5],
  ...Buffer.from(`guest\0\x0e${PASSWORD}`),
];

/** What the page sends first, by path. */
export const LOGINS: [path: string, message: string | number[]][] = [
  ['/socket.io/?EIO=4&transport=websocket', `40{"token":"${PASSWORD}"}`],
  ['/mqtt', CONNECT],
  ['/own', `login ${PASSWORD}`],
];

/** In the page: logs in at each, and resolves when all have ended. */
export const logIn = async (url: string, logins: typeof LOGINS): Promise<void> => {
  await Promise.all(
    logins.map(
      ([path, message]) =>
        new Promise((resolve) => {
          const socket = new WebSocket(url + path);
          socket.binaryType = 'arraybuffer';
          // Socket.IO waits for the server's greeting.
          const begin = path.startsWith('/socket.io') ? 'message' : 'open';
          const login = typeof message === 'string' ? message : Uint8Array.from(message);
          socket.addEventListener(begin, () => socket.send(login), { once: true });
          socket.onclose = resolve;
        }),
    ),
  );
};

/** What is recorded of it, without times, one line a message. */
export function readLines(entries: readonly LogEntry[]): string[] {
  return entries
    .toSorted(
      (a, b) =>
        LOGINS.findIndex(([path]) => a.record.url?.endsWith(path)) -
        LOGINS.findIndex(([path]) => b.record.url?.endsWith(path)),
    )
    .flatMap(({ record }) => record.protocolMessages)
    .map(({ at, ...message }) => Object.values(message).join(' '));
}

export const EXPECTED_LINES = [
  'socketio open received 25000 20000',
  'socketio connect sent',
  'socketio ack received',
  'socketio message received',
  'socketio disconnect received',
  'mqtt connect sent 60000',
  'mqtt ack received',
  'mqtt disconnect received 142 Session taken over',
];

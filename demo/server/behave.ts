import { type WebSocket, WebSocketServer } from 'ws';
import { type Arrival, later } from './arrival';

/** The well-behaved part: the `ws` package. A server instance per behaviour, as `ws` has its options there. */
function serverOf(maxPayload: number): WebSocketServer {
  return new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload,
    handleProtocols: (protocols) => [...protocols][0] ?? false,
  });
}

const ordinary = serverOf(16 * 1024 * 1024);

export function echo(arrival: Arrival): void {
  open(ordinary, arrival, (client) => {
    client.on('message', (data, isBinary) => client.send(data, { binary: isBinary }));
  });
}

/** Closes with 1009 when a message is longer than `bytes`. */
export function limit(arrival: Arrival, bytes: number): void {
  open(serverOf(bytes), arrival, () => {});
}

/** `code`: one that {@link mayBeSent}; `null`: a Close frame without a body. `after`: milliseconds. */
export function closeProperly(arrival: Arrival, code: number | null, reason: string, after: number): void {
  open(ordinary, arrival, (client) => {
    later(arrival.socket, after, () => {
      if (code === null) client.close();
      else client.close(code, reason);
    });
  });
}

/** Whether a Close frame may carry this code, as far as `ws` is concerned. */
export function mayBeSent(code: number): boolean {
  return (code >= 1000 && code <= 1014 && ![1004, 1005, 1006].includes(code)) || (code >= 3000 && code <= 4999);
}

function open(
  server: WebSocketServer,
  { request, socket, head, connection }: Arrival,
  use: (client: WebSocket) => void,
) {
  server.handleUpgrade(request, socket, head, (client) => {
    client.on('message', () => connection.messages++);
    client.on('close', (code, reason) => {
      if (code !== 1006) connection.close = { code: code === 1005 ? null : code, reason: reason.toString() };
    });
    // `ws` tells of a message that is too big this way, after it has sent 1009.
    client.on('error', () => {});
    use(client);
  });
}

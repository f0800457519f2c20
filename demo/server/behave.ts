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

/** Takes messages in and answers none. */
export function ignore(arrival: Arrival): void {
  open(ordinary, arrival, () => {});
}

/**
 * Echoes, and ends TCP after so many milliseconds: without messages, or in all. Both are counted from the first message,
 * by which a page says that it knows of the opening: on a busy machine it may hear of that late.
 */
export function expire(arrival: Arrival, of: 'silence' | 'age', after: number): void {
  open(ordinary, arrival, (client) => {
    let timer: NodeJS.Timeout | undefined;
    client.on('message', (data, isBinary) => {
      client.send(data, { binary: isBinary });
      if (of === 'silence') timer?.refresh();
      timer ??= setTimeout(() => arrival.socket.end(), after);
    });
    client.on('close', () => clearTimeout(timer));
  });
}

/** The newest connection at each host and URL. */
const newest = new Map<string, WebSocket>();

/** Closes the connection that this one replaces, as soon as this one says something. */
export function replace(arrival: Arrival): void {
  const place = `${arrival.connection.host}${arrival.connection.url}`;
  open(ordinary, arrival, (client) => {
    client.once('message', () => {
      newest.get(place)?.close(4000, 'replaced by a newer connection');
      newest.set(place, client);
    });
    client.on('close', () => {
      if (newest.get(place) === client) newest.delete(place);
    });
  });
}

/** `code`: one that {@link mayBeSent}; `null`: a Close frame without a body. `after`: milliseconds. */
export function closeProperly(
  arrival: Arrival,
  { code, reason, after, message }: { code: number | null; reason: string; after: number; message: string | null },
): void {
  open(ordinary, arrival, (client) => {
    later(arrival.socket, after, () => {
      if (message !== null) client.send(message);
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

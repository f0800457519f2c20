import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** A connection that asks for a WebSocket. From here on the server may do with it what it likes. */
export interface Arrival {
  request: IncomingMessage;
  socket: Duplex;
  /** Bytes that came behind the request. */
  head: Buffer;
  connection: Connection;
  /** Whether the server has begun the closing handshake. */
  closing: boolean;
}

/** One connection that asked for a WebSocket, as the server saw it. */
export interface Connection {
  /** Path and query. */
  url: string;
  host: string;
  /** `Sec-WebSocket-Key` */
  key: string;
  /** The offered subprotocols. */
  protocols: string[];
  origin: string | null;
  /** The first Close frame that came from the browser; its `code` is `null` when it had none. */
  close: { code: number | null; reason: string } | null;
  /** Data frames that came in. */
  messages: number;
  ended: boolean;
}

export function arrive(request: IncomingMessage, socket: Duplex, head: Buffer): Arrival {
  const offered = request.headers['sec-websocket-protocol'];
  const connection: Connection = {
    url: request.url ?? '/',
    host: request.headers.host ?? '',
    key: request.headers['sec-websocket-key'] ?? '',
    protocols: offered === undefined ? [] : offered.split(',').map((protocol) => protocol.trim()),
    origin: request.headers.origin ?? null,
    close: null,
    messages: 0,
    ended: false,
  };
  socket.on('close', () => {
    connection.ended = true;
  });
  // A browser that fails the connection resets it: nothing to do about it, and no reason to die of it.
  socket.on('error', () => socket.destroy());
  return { request, socket, head, connection, closing: false };
}

/** Path without query. */
export function pathOf(connection: Connection): string {
  return new URL(connection.url, 'http://localhost').pathname;
}

/** `Sec-WebSocket-Accept` (RFC 6455 section 4.2.2). */
export function acceptKey(key: string): string {
  return createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
}

/** Does something later, unless the connection is gone by then. */
export function later(socket: Duplex, milliseconds: number, act: () => void): void {
  const timer = setTimeout(() => {
    if (!socket.destroyed) act();
  }, milliseconds);
  socket.once('close', () => clearTimeout(timer));
}

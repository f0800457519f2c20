import type { EpochMs } from './record';

/**
 * - `open`: the server's greeting
 * - `connect`: asks for a session; `ack` accepts it, `connect-error` refuses it
 * - `disconnect`: ends a session; `close`: says that the connection is closed
 * - `error`: something else failed
 * - `message`: anything else, application data among it
 */
export const PROTOCOL_MESSAGE_KINDS = [
  'open',
  'connect',
  'ack',
  'connect-error',
  'error',
  'disconnect',
  'close',
  'ping',
  'pong',
  'message',
] as const;

export type ProtocolMessageKind = (typeof PROTOCOL_MESSAGE_KINDS)[number];

/**
 * What a decoder in `lib/messages` read in one of a socket's first two or last two messages each way. Nothing else of the
 * message is kept. Members that the message does not have are absent.
 */
export interface ProtocolMessage {
  /** Id of the decoder; that of the protocol's dictionary, where it has one. */
  protocol: string;
  kind: ProtocolMessageKind;
  direction: 'sent' | 'received';
  /** When it was sent or came. */
  at: EpochMs;
  /** As the protocol numbers it. */
  code?: number;
  /** The protocol's own word or name of the code, such as `server_restart`. */
  reason?: string;
  /** Text for people, as the sender wrote it. */
  error?: string;
  /** Whether the sender allows the client to connect again. */
  reconnect?: boolean;
  /** Milliseconds between two pings, or the longest silence before one. */
  pingInterval?: number;
  /** Milliseconds to wait for a ping that is due, or for its answer. */
  pingTimeout?: number;
}

/** Bounds on one message's texts, in UTF-16 code units, and on a record's messages. */
export const PROTOCOL_MESSAGE_LIMITS = { text: 300, messages: 16 } as const;

/** The same message with its members in one order. */
export function orderedMessage(m: ProtocolMessage): ProtocolMessage {
  return {
    protocol: m.protocol,
    kind: m.kind,
    direction: m.direction,
    at: m.at,
    ...(m.code !== undefined && { code: m.code }),
    ...(m.reason !== undefined && { reason: m.reason }),
    ...(m.error !== undefined && { error: m.error }),
    ...(m.reconnect !== undefined && { reconnect: m.reconnect }),
    ...(m.pingInterval !== undefined && { pingInterval: m.pingInterval }),
    ...(m.pingTimeout !== undefined && { pingTimeout: m.pingTimeout }),
  };
}

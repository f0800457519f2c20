import * as v from 'valibot';
import { about, count, number, text, time } from './schema';

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

/** Bounds on one message's texts, in UTF-16 code units, and on a record's messages. */
export const PROTOCOL_MESSAGE_LIMITS = { text: 300, messages: 16 } as const;

const messageText = text(PROTOCOL_MESSAGE_LIMITS.text);

/**
 * What a decoder in `lib/messages` read in one of a socket's first two or last two messages each way. Nothing else of the
 * message is kept. Fields that the message does not have are absent.
 */
export const protocolMessageSchema = v.strictObject({
  protocol: about('Id of the application protocol: of its decoder and of its dictionary.', text(64)),
  kind: about(
    "open: the server's greeting. connect asks for a session, ack accepts it, connect-error refuses it, disconnect ends it. close: says that the connection is closed. error: something else failed. message: anything else, application data among it.",
    v.picklist(PROTOCOL_MESSAGE_KINDS),
  ),
  direction: v.picklist(['sent', 'received']),
  at: time,
  code: v.exactOptional(about('As the protocol numbers it.', number)),
  reason: v.exactOptional(about("The protocol's own word or name of the code, such as server_restart.", messageText)),
  error: v.exactOptional(about('Text for people, as the sender wrote it.', messageText)),
  reconnect: v.exactOptional(about('Whether the sender allows the client to connect again.', v.boolean())),
  pingInterval: v.exactOptional(about('Milliseconds between two pings, or the longest silence before one.', count)),
  pingTimeout: v.exactOptional(about('Milliseconds to wait for a ping that is due, or for its answer.', count)),
});
export type ProtocolMessage = v.InferOutput<typeof protocolMessageSchema>;

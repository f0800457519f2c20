import type { ProtocolMessage } from '../model/protocol-message';
import { PROTOCOL_MESSAGE_LIMITS } from '../model/protocol-message';
import type { EpochMs } from '../model/record';
import type { Data, Decoded, Decoder, Direction } from './decoder';
import { DECODERS } from './decoders';

/** A message as it stood on the wire; nothing of it outlives decoding. */
export interface UndecodedMessage {
  data: Data;
  direction: Direction;
  at: EpochMs;
}

/** Layers of protocols: SockJS' frames carry another one's messages. */
const MOST_LAYERS = 2;

/**
 * What decoders read in a socket's messages, oldest first. Of a message that no decoder recognises there is nothing.
 *
 * @param protocols ids of those that the connection's URL and subprotocol tell, likeliest first. Where these read nothing, the
 *   messages themselves tell the protocol if one of them can be of no other.
 */
export function decodeMessages(
  messages: readonly UndecodedMessage[],
  protocols: readonly string[] = [],
): ProtocolMessage[] {
  return decodeLayer(messages, protocols, MOST_LAYERS).flat().slice(0, PROTOCOL_MESSAGE_LIMITS.messages);
}

/** For each message what was read in it. */
function decodeLayer(
  messages: readonly UndecodedMessage[],
  protocols: readonly string[],
  layers: number,
): ProtocolMessage[][] {
  const reading = layers === 0 ? null : (namedReading(messages, protocols) ?? distinctiveReading(messages));
  if (!reading) return messages.map(() => []);
  const { decoder, decoded } = reading;
  const carried = decoded.map((all, index) => {
    const { direction, at } = messages[index] ?? { direction: 'received', at: 0 };
    return all.flatMap(({ contents = [] }) => contents.map((data) => ({ data, direction, at, index })));
  });
  const others = protocols.filter((id) => id !== decoder.id);
  const inner = decodeLayer(carried.flat(), others, layers - 1);
  return messages.map((message, index) => {
    const within = carried.flat().flatMap((item, place) => (item.index === index ? (inner[place] ?? []) : []));
    // What it carries says more than that it carries something.
    return within.length > 0 ? within : (decoded[index] ?? []).map((one) => protocolMessage(decoder, one, message));
  });
}

interface Reading {
  decoder: Decoder;
  /** For each message. */
  decoded: readonly (readonly Decoded[])[];
}

function readAs(decoder: Decoder, messages: readonly UndecodedMessage[]): Reading {
  return { decoder, decoded: messages.map(({ data, direction }) => decoder.decode(data, direction)) };
}

function namedReading(messages: readonly UndecodedMessage[], protocols: readonly string[]): Reading | null {
  for (const id of protocols) {
    const decoder = DECODERS.find((one) => one.id === id);
    const reading = decoder && readAs(decoder, messages);
    if (reading?.decoded.some(({ length }) => length > 0)) return reading;
  }
  return null;
}

/** `null`: no protocol, or more than one, has such messages. */
function distinctiveReading(messages: readonly UndecodedMessage[]): Reading | null {
  const readings = DECODERS.map((decoder) => readAs(decoder, messages)).filter(({ decoded }) =>
    decoded.flat().some(({ isDistinctive }) => isDistinctive),
  );
  const [only, ...others] = readings;
  return only && others.length === 0 ? only : null;
}

function protocolMessage({ id }: Decoder, one: Decoded, { direction, at }: UndecodedMessage): ProtocolMessage {
  const { kind, code, reconnect, pingInterval, pingTimeout } = one;
  const reason = limited(one.reason);
  const error = limited(one.error);
  return {
    protocol: id,
    kind,
    direction,
    at,
    ...(code !== undefined && { code }),
    ...(reason && { reason }),
    ...(error && { error }),
    ...(reconnect !== undefined && { reconnect }),
    ...(pingInterval !== undefined && { pingInterval }),
    ...(pingTimeout !== undefined && { pingTimeout }),
  };
}

function limited(text: string | undefined): string | undefined {
  return text?.slice(0, PROTOCOL_MESSAGE_LIMITS.text).toWellFormed();
}

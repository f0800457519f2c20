import type { ProtocolMessage, ProtocolMessageKind } from '../model/protocol-message';

export type Direction = ProtocolMessage['direction'];
export type Data = string | Uint8Array;

/** What a decoder read in one message. {@link PROTOCOL_MESSAGE_LIMITS} are applied to it later. */
export interface Decoded {
  kind: ProtocolMessageKind;
  /** True: no other protocol has a message of this form, so it recognises the protocol. */
  isDistinctive?: boolean;
  code?: number | undefined;
  reason?: string | undefined;
  error?: string | undefined;
  reconnect?: boolean | undefined;
  pingInterval?: number | undefined;
  pingTimeout?: number | undefined;
  /** Messages of another protocol that this one carries. */
  contents?: readonly string[];
}

/** Reads the messages of one protocol. */
export interface Decoder {
  /** That of the protocol's dictionary in data/application-codes.json, where it has one. */
  id: string;
  /** For headlines. */
  name: string;
  /** Kinds whose `code` is from the same list as the protocol's close codes. */
  closeCodes?: readonly ProtocolMessageKind[];
  /**
   * What a message says: none where it is not surely of this protocol, more than one where the protocol batches. Never throws;
   * its time grows with the length of the message alone.
   */
  decode(data: Data, direction: Direction): readonly Decoded[];
}

export type Fields = Readonly<Record<string, unknown>>;

/** A value out of JSON; `undefined`: that is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The value as an object that is no array; `null`: it is none. */
export function objectOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

/** A JSON object out of a text message; `null`: it holds anything else. */
export function jsonObject(data: Data): Fields | null {
  return typeof data === 'string' && data.startsWith('{') ? objectOf(parseJson(data)) : null;
}

/** A JSON array out of a text message; `null`: it holds anything else. */
export function jsonArray(data: Data): readonly unknown[] | null {
  const value = typeof data === 'string' && data.startsWith('[') ? parseJson(data) : null;
  return Array.isArray(value) ? value : null;
}

export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function booleanIn(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** Milliseconds of a duration; `undefined` where it is none, and where it is 0, by which protocols mean "off". */
export function durationIn(value: unknown, unitMs = 1): number | undefined {
  const number = numberIn(value);
  return number !== undefined && number > 0 ? number * unitMs : undefined;
}

/** The first `message` in a list of errors. */
export function firstOf(list: unknown): Fields | null {
  return Array.isArray(list) ? objectOf(list[0]) : null;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of a message, whichever kind of frame carried it; `null`: it is no UTF-8. */
export function decodeText(data: Data): string | null {
  if (typeof data === 'string') return data;
  try {
    return utf8.decode(data);
  } catch {
    return null;
  }
}

/**
 * The codes of one protocol, product or server software, and how to tell that a connection speaks it.
 *
 * The same shape serves the built-in ones (application-codes.json) and a team's own; dictionary.schema.json says it in
 * JSON Schema.
 */
export interface Dictionary {
  /** Lower case letters, digits and hyphens; a dictionary of the user's own replaces a built-in one with the same id. */
  id: string;
  name: string;
  /** `runtime`: software that any application may run on. */
  kind: 'application' | 'runtime';
  /** Each of these tells on its own that a connection speaks this protocol. */
  detect?: Detect;
  /** Often, but not only, seen with this protocol: makes it a likelier candidate and asserts nothing. */
  hints?: Detect;
  codes: readonly ApplicationCode[];
  /** What is said of codes that have no entry of their own; the first that covers a code counts. */
  ranges?: readonly ApplicationRange[];
  /** What the protocol tells in its messages instead. */
  inBand?: string;
  notes?: string;
  /** Where whatever has no source of its own comes from. */
  source: string;
  /** Documentation for people. */
  link?: string;
}

export interface Detect {
  /** Tokens of Sec-WebSocket-Protocol; `*` stands for any characters. */
  subprotocols?: readonly string[];
  /** Host names, with a port where it matters; `*` stands for any characters but `:`. */
  hosts?: readonly string[];
  paths?: readonly (string | PathPattern)[];
  /** Hosts of the page that opened the connection, as in {@link hosts}. */
  pages?: readonly string[];
}

/** `*` is one segment, `**` any number of them, `#` one digit; a slash at the end does not count. */
export interface PathPattern {
  path: string;
  /** Names of parameters that the URL must have as well. */
  query?: readonly string[];
}

type ReconnectAdvice = 'yes' | 'wait' | 'no';
type Severity = 'normal' | 'warning' | 'error';

interface Described {
  name: string;
  meaning: string;
  /** What the developer should do, where there is something to say. */
  advice?: string;
  severity?: Severity;
  /** Absent: the protocol's documents do not say. */
  reconnect?: ReconnectAdvice;
  note?: string;
  source?: string;
  link?: string;
}

export interface ApplicationCode extends Described {
  code: number;
  sentBy?: 'server' | 'client';
  /** The HTTP status that the protocol itself likens it to. */
  http?: number;
  /** Made up by the client library; never in a Close frame. */
  synthetic?: boolean;
  /** Told in a message; seldom or never in a Close frame. */
  inBand?: boolean;
  /** No longer in use. */
  deprecated?: boolean;
  /** What known texts of the Close frame's reason mean; an empty text where the reason speaks for itself. */
  reasons?: Readonly<Record<string, string>>;
}

export interface ApplicationRange extends Described {
  from: number;
  to: number;
  /** The code less this number is an HTTP status. */
  statusOffset?: number;
}

export interface DictionaryFile {
  $schema?: string;
  dictionaries: readonly Dictionary[];
}

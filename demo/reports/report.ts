import type { LogEntry } from '../../lib/model/entry';

/**
 * A public report of a WebSocket that closed or did not open, told in our own words and replayed: a raw server does on
 * the wire what the report describes, a page does what the reporter's page did, and what Hangup says is compared with
 * what turned out to be true. Hosts and secrets are replaced.
 */
export interface Report {
  /** A slug. */
  id: string;
  /** Where it was read. */
  sources: readonly [string, ...string[]];
  /** What goes over the wire. */
  wire: string;
  /** What the page does, and what its user sees. */
  page: string;
  /** The true cause. */
  truth: string;
  /** What fixed it. */
  fix: string;
  /** How much of the cause a browser lets an extension see at all. */
  seen: 'yes' | 'partly' | 'no';
  replay: Replay;
  /** Which of its connections is judged, by the time of their constructors. `refused`: the first that never opened. */
  judged: 'first' | 'last' | 'refused';
  expected: Expected;
}

export type Replay = Played | Logged;

/** Played by a real server and a real browser. */
export interface Played {
  /** The host of the socket, without a port; by default one of the report's own. */
  host?: string;
  /** The page, where it is not served by the same host over plain HTTP. */
  document?: { host?: string; over?: 'tls' | 'h2'; headers?: Record<string, string> };
  /** Runs in the server, once for each connection that asks for a WebSocket; `count` is 1 for the first. */
  serve?(connection: ReportConnection, count: number): void;
  /** Runs in the page. Resolves when all its sockets are over. */
  play(page: ReportPage): Promise<void>;
}

/** Evidence of minutes or hours: written down as Hangup records it, and read by the parser of imported logs. */
export interface Logged {
  log(host: string): LogEntry[];
}

/** Servers that a report's page can reach under its host name. */
export const SERVERS = ['plain', 'tls', 'untrusted', 'client-certificate', 'h2', 'nobody'] as const;
export type ServerName = (typeof SERVERS)[number];

/** What a report's page has. */
export interface ReportPage {
  host: string;
  ports: Readonly<Record<ServerName, number>>;
  /** Makes a socket to the report's host. `server`: which of its ports; `plain` means `ws:`, any other `wss:`. */
  connect(path: string, options?: { protocols?: unknown; server?: ServerName; url?: string }): WebSocket;
}

/** One connection that asks for a WebSocket, and what its server can do with it. */
export interface ReportConnection {
  /** Request headers by their lower case names. */
  headers: Readonly<Record<string, string>>;
  path: string;
  /** Size of the request's head, bytes. */
  headSize: number;
  /** Opens: 101 with these headers beside the right ones; `null` leaves one out. */
  open(headers?: Record<string, string | null>): void;
  /** Answers with something else than 101. `status` is code and phrase. */
  refuse(status: string, headers?: Record<string, string>, body?: string): void;
  onMessage(act: (message: { text: string; size: number }) => void): void;
  /** When so many bytes have come in since the opening. */
  onBytes(count: number, act: () => void): void;
  /** What to do with the page's Close frame; by default it is answered. */
  onClose(act: () => void): void;
  say(text: string): void;
  /** Bytes as they are. */
  write(bytes: string | Uint8Array): void;
  close(code: number | null, reason?: string): void;
  /** Ends TCP without a Close frame. */
  cut(): void;
  /** Ends TCP with a reset. */
  reset(): void;
  later(ms: number, act: () => void): void;
}

/** What Hangup has to say to be right, decided before it was asked. Ids of causes, those that exist and those that should. */
export interface Expected {
  /** The first finding is one of these ... */
  right: readonly string[];
  /** ... and headline, advice and first finding together say this. */
  says?: RegExp;
  /** Causes that are true without being the whole truth. Whatever else is called likely or certain is wrong. */
  part?: readonly string[];
}

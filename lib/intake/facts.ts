/**
 * What the observer saw of one socket, as it saw it. The observer runs in every frame of every page and stays small:
 * reading what the hook told, cutting to limits and making the record is the background's part (assemble.ts).
 * Times are epoch milliseconds of the frame's clock.
 */
export interface SocketFacts {
  seq: number;
  /** Rises with each later version of the same socket's end. 0: it has none yet; this is what is to be said if none comes. */
  revision: number;
  /** What the hook told, in its order: a kind of hook/protocol.ts, when it was told, and its fields as JSON text. */
  notices: [kind: string, at: number, fields: string][];
  end: SocketEnd;
  endedAt: number;
  openedAt: number | null;
  errorEvent: boolean;
  policy: [directive: string, disposition: string, policy: string] | null;
  documentUrl: string;
  /** Of the socket itself; `null` for a stream, and where the constructor threw. */
  vitals: SocketVitals | null;
  received: [messages: number, binaryBytes: number, textLength: number, largest: number, lastAt: number];
  visibility: string;
  online: boolean;
}

/** What a socket tells of itself at its end. `sent`: hook/protocol.ts's notice of that name, as JSON text. */
export type SocketVitals = [
  url: string,
  protocol: string,
  extensions: string,
  bufferedAmount: number,
  sent: string | null,
];

export type SocketEnd =
  | ['close', code: number, reason: string, wasClean: boolean]
  /** `error` on a socket that was constructed into CLOSED: no `close` follows. */
  | ['forbidden']
  | ['pagehide', persisted: boolean]
  /** The hook's notices tell the end: the constructor threw, or a stream ended. */
  | ['told'];

/** The frame that the sockets are of. */
export interface FrameFacts {
  token: string;
  /** `performance.timeOrigin`. */
  startedAt: number;
  top: boolean;
  /** What befell the frame, oldest first; the newest of them. */
  marks: FrameMark[];
}

/** `ms`: by how much the clock jumped. */
export type FrameMark = [at: number, what: string, ms?: number];

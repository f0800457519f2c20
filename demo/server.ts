import type { Places } from './fault';

/** The server of real faults, running. */
export interface Demo {
  /** `http://localhost:PORT/`: the page with a button for each fault. */
  url: string;
  /** `https://localhost:PORT/`: the same page with {@link certificate}. */
  tlsUrl: string;
  port: number;
  places: Places;
  /**
   * What a browser needs to trust {@link tlsUrl} and nothing else: base64 of the SHA-256 of the key, as Chromium's
   * `--ignore-certificate-errors-spki-list` takes it.
   */
  certificate: { pem: string; spki: string };
  /** Connections that asked for a WebSocket at this path (without query) or at exactly this path and query. */
  seen(path: string): Connection[];
  /** Ends every connection and frees every port. */
  close(): Promise<void>;
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
  /** The first Close frame that came from the browser; `code` is `null` when it had none. */
  close: { code: number | null; reason: string } | null;
  /** Data frames that came in. */
  messages: number;
  ended: boolean;
}

/** Starts all servers of the demo on the loopback interface. `port`: 0, the default, takes a free one. */
export declare function startDemo(options?: { port?: number }): Promise<Demo>;

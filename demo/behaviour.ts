/** What the server does with a WebSocket handshake and the connection that follows. */
export type Behaviour =
  /** Echoes messages, and takes part in the closing handshake. */
  | { does: 'echo' }
  /** Opens, then sends a Close frame. Codes that the `ws` package rejects are sent as raw frames. */
  | {
      does: 'close';
      /** 0-65535; `null`: a Close frame without a body. */
      code: number | null;
      /** At most 123 bytes in UTF-8. */
      reason: string;
      /** Milliseconds after opening. */
      after: number;
      /** A message that is sent immediately before the Close frame. */
      message?: string;
    }
  /** Answers with an HTTP status instead of 101. */
  | { does: 'answer'; status: number; headers: Record<string, string> }
  /** Answers 101, with these headers instead of the correct ones; `null`: without the header. */
  | { does: 'upgrade'; headers: Partial<Record<UpgradeHeader, string | null>> }
  /** Opens, then writes these bytes (hexadecimal). A browser that accepts them gets a Close 1000 a second later. */
  | {
      does: 'frames';
      hex: string;
      when: After;
      /** `Sec-WebSocket-Extensions` of the answer; the frames do not use them. */
      extensions?: string;
    }
  /** Closes the TCP connection with FIN or RST. */
  | { does: 'drop'; how: 'fin' | 'reset'; when: 'before-answer' | After; after: number }
  /**
   * Echoes, and closes TCP without a Close frame: a time after the last message (`silence`), or after the first (`age`).
   */
  | { does: 'expire'; after: number; of: 'silence' | 'age' }
  /** Never answers a message; takes part in the closing handshake. */
  | { does: 'ignore' }
  /** At its first message, closes the previous connection of the same host and URL with 4000. */
  | { does: 'replace' }
  /** Answers with bytes that are not HTTP. */
  | { does: 'garbage' }
  /** Closes with 1009 when a message is longer than this. */
  | { does: 'limit'; bytes: number }
  /** Never answers the opening handshake, or opens and never answers a Close frame. */
  | { does: 'hang'; when: 'opening' | 'closing' };

/**
 * `first-message`: a page that sends has got its `open` event. A busy browser may fire that so late that the connection
 * is closed by then, and the page never gets it.
 */
export type After = 'after-opening' | 'first-message';

export type UpgradeHeader =
  | 'Upgrade'
  | 'Connection'
  | 'Sec-WebSocket-Accept'
  | 'Sec-WebSocket-Protocol'
  | 'Sec-WebSocket-Extensions';

/** Reason of the Close 1000 for a browser that accepted a broken answer or frame. */
export const ACCEPTED_REASON = 'accepted by the browser';

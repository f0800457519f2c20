/** What a server does with a connection that asks for a WebSocket. */
export type Behaviour =
  /** Sends back what it gets, and takes part in the closing handshake. */
  | { does: 'echo' }
  /** Opens, then sends a Close frame. Codes that the `ws` package would not send go out as raw frames. */
  | {
      does: 'close';
      /** 0-65535; `null`: a Close frame without a body. */
      code: number | null;
      /** At most 123 bytes in UTF-8. */
      reason: string;
      /** Milliseconds after opening. */
      after: number;
      /** A message that is sent in the same breath, just before the Close frame. */
      message?: string;
    }
  /** Answers with an HTTP status instead of 101. */
  | { does: 'answer'; status: number; headers: Record<string, string> }
  /** Answers 101, with these headers in place of the right ones; `null`: left out. */
  | { does: 'upgrade'; headers: Partial<Record<UpgradeHeader, string | null>> }
  /** Opens, then writes these bytes (hexadecimal). A browser that does not mind gets a Close 1000 a moment later. */
  | {
      does: 'frames';
      hex: string;
      when: After;
      /** What the answer agrees to, though no frame is made accordingly. */
      extensions?: string;
    }
  /** Ends the TCP connection: orderly (FIN) or with a reset (RST). */
  | { does: 'drop'; how: 'fin' | 'reset'; when: 'before-answer' | After; after: number }
  /**
   * Echoes, and ends TCP without a Close frame: after a time without messages, or at an age whatever the traffic, from
   * the first.
   */
  | { does: 'expire'; after: number; of: 'silence' | 'age' }
  /** Takes messages in and never answers one; takes part in the closing handshake. */
  | { does: 'ignore' }
  /** At its first message, closes with 4000 the connection that spoke before it at the same host and URL. */
  | { does: 'replace' }
  /** Answers with bytes that are not HTTP. */
  | { does: 'garbage' }
  /** Opens, and closes with 1009 when a message is longer than this. */
  | { does: 'limit'; bytes: number }
  /** Never answers the opening handshake, or opens and never answers a Close frame. */
  | { does: 'hang'; when: 'opening' | 'closing' };

/**
 * `first-message`: a page that speaks has heard of the opening. A busy browser may tell it so late that it never hears of
 * it, when the end has come by then.
 */
export type After = 'after-opening' | 'first-message';

export type UpgradeHeader =
  | 'Upgrade'
  | 'Connection'
  | 'Sec-WebSocket-Accept'
  | 'Sec-WebSocket-Protocol'
  | 'Sec-WebSocket-Extensions';

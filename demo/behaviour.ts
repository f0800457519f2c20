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
    }
  /** Answers with an HTTP status instead of 101. */
  | { does: 'answer'; status: number; headers: Record<string, string> }
  /** Answers 101, with these headers in place of the right ones; `null`: left out. */
  | { does: 'upgrade'; headers: Partial<Record<UpgradeHeader, string | null>> }
  /** Opens, then writes these bytes (hexadecimal). A browser that does not mind gets a Close 1000 a moment later. */
  | { does: 'frames'; hex: string }
  /** Ends the TCP connection: orderly (FIN) or with a reset (RST). */
  | { does: 'drop'; how: 'fin' | 'reset'; when: 'before-answer' | 'after-opening'; after: number }
  /** Answers with bytes that are not HTTP. */
  | { does: 'garbage' }
  /** Opens, and closes with 1009 when a message is longer than this. */
  | { does: 'limit'; bytes: number }
  /** Never answers the opening handshake, or opens and never answers a Close frame. */
  | { does: 'hang'; when: 'opening' | 'closing' };

export type UpgradeHeader =
  | 'Upgrade'
  | 'Connection'
  | 'Sec-WebSocket-Accept'
  | 'Sec-WebSocket-Protocol'
  | 'Sec-WebSocket-Extensions';

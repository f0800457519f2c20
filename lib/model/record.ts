import type { PROTOCOL_MESSAGE_LIMITS, ProtocolMessage } from './protocol-message';

/**
 * What was observed of one socket, from its constructor to its end.
 *
 * A record holds observations only. What a code means, who is to blame, which HTTP status comes near: all that is
 * computed when shown or exported, so that an old log gains new knowledge.
 */
export interface SocketRecord {
  /** `FRAMETOKEN:SEQUENCE`; unique in the browser, and the name under which DevTools' initiator stack knows the socket. */
  key: string;
  /** Rises with each later version of the same record (a page that came back from the back-forward cache, say). */
  revision: number;
  api: 'WebSocket' | 'WebSocketStream';
  /** The URL as the socket itself tells it; what was passed, if the constructor threw; `null` if that was no string. */
  url: string | null;
  /**
   * The URL that the constructor was given, where the socket's own has another scheme: `ws:` became `wss:`. `null`: the
   * scheme is the same, or that was not recorded.
   */
  requestedUrl: string | null;
  /** Subprotocols that the page asked for; `null` where reading them would have been noticed by the page. */
  requestedProtocols: string[] | null;
  /** The negotiated subprotocol, `''` for none. */
  protocol: string;
  /** The negotiated extensions as the browser prints them, `''` for none. */
  extensions: string;
  document: FrameDocument;
  /** Page frames of the constructor's call, innermost first, as the engine prints them; `null` where not to be had. */
  initiator: string | null;
  createdAt: EpochMs;
  openedAt: EpochMs | null;
  /** When the page's own `close()` began the closing handshake. No event tells when the other end's Close frame came. */
  closingAt: EpochMs | null;
  endedAt: EpochMs;
  outcome: Outcome;
  /** The page's first `close()` that was not a mistake and came before the end. */
  closeCall: CloseCall | null;
  /** Calls that threw, oldest first, at most {@link LIMITS.misuses}. */
  misuses: InvalidCall[];
  /** `null` where it cannot be counted without touching the page's streams (`WebSocketStream`). */
  traffic: Traffic | null;
  /**
   * What decoders read in the socket's first two and last two messages each way, oldest first, at most
   * {@link PROTOCOL_MESSAGE_LIMITS}. Empty: none was recognised, or none was kept (switched off, or an older Hangup).
   */
  protocolMessages: ProtocolMessage[];
  /** Bytes that `send()` had queued and the network had not taken when the socket ended. */
  bufferedAmount: number | null;
  visibility: 'visible' | 'hidden';
  online: boolean;
  /** What befell the frame during the socket's life, oldest first, at most {@link LIMITS.marks} (the newest). */
  marks: PageEvent[];
  /** Fields that were longer than {@link LIMITS} allows and were cut, by name. */
  cut: string[];
}

/**
 * Milliseconds since the Unix epoch, with fractions. All times of one frame come from one monotonic clock
 * (`performance.timeOrigin + performance.now()`), so differences are true durations even when the wall clock is set.
 */
export type EpochMs = number;

export interface FrameDocument {
  url: string;
  /** `performance.timeOrigin`: tells the documents of one frame apart, oldest first. */
  startedAt: EpochMs;
  /** Whether the frame is the tab's outermost one. */
  top: boolean;
}

/** How a socket's life ended, by what script could see of it. */
export type Outcome =
  /** It had been open, and a `close` event came. */
  | { kind: 'closed'; code: number; reason: string; wasClean: boolean; errorEvent: boolean }
  /** It never opened, and a `close` event came. Page script is told 1006 whatever happened. */
  | { kind: 'handshake-failed'; code: number; reason: string; wasClean: boolean; errorEvent: boolean }
  /** `error` without `close`: what Chromium does where a Content Security Policy forbids the connection. */
  | { kind: 'blocked'; policy: PolicyViolation | null }
  | { kind: 'constructor-threw'; name: string; message: string; policy: PolicyViolation | null }
  /** The document went while the socket lived. Chromium fires nothing then; the server is sent 1001. */
  | { kind: 'page-went-away'; state: 'connecting' | 'open' | 'closing'; persisted: boolean }
  /** A socket that no content script can see (a worker's): known only from the browser's own network log. */
  | { kind: 'unseen' };

export interface PolicyViolation {
  /** As the browser names it, e.g. `connect-src`. */
  directive: string;
  disposition: 'enforce' | 'report';
  policy: string;
}

export interface CloseCall {
  at: EpochMs;
  state: 'connecting' | 'open';
  /** `null`: not given. `undefined` never occurs; a value that was no number is told in {@link codeType}. */
  code: number | null;
  reason: string | null;
  /** `typeof` of an argument that was neither a number nor absent, when the browser accepted it all the same. */
  codeType: string | null;
  /** Page frames of the call, innermost first, as the engine prints them; `null` where not to be had. */
  stack: string | null;
}

export interface InvalidCall {
  at: EpochMs;
  method: 'close' | 'send';
  name: string;
  message: string;
  stack: string | null;
}

/** Members that are `null` where there are messages were not recorded: an older Hangup wrote the log. */
export interface Traffic {
  /** Messages that `send()` took while the socket was open. */
  sent: {
    messages: number;
    /** Bytes on the wire before framing and compression: text counts in UTF-8. */
    bytes: number;
    largest: number;
    firstAt: EpochMs | null;
    lastAt: EpochMs | null;
    /** The largest `bufferedAmount` right after a `send()`, in bytes. */
    maxBufferedAmount: number | null;
    /** Calls of `send()` after closing had begun: the browser discards such messages. */
    discarded: number | null;
  };
  received: {
    messages: number;
    /** Bytes of binary messages. */
    binaryBytes: number;
    /** Length of text messages in UTF-16 code units, as script counts it: encoding them again would cost the page time. */
    textLength: number;
    largest: number;
    firstAt: EpochMs | null;
    lastAt: EpochMs | null;
    /**
     * The longest time without an incoming message while the socket was open, in milliseconds: from `open` to the first
     * message, between two, or from the last to the begin of the closing handshake or the end.
     */
    longestSilence: number | null;
    /** True: messages came so fast that only samples were counted; counts and sizes are estimates. */
    approximate: boolean;
  };
}

export type PageEvent =
  | { at: EpochMs; what: 'visible' | 'hidden' | 'freeze' | 'resume' | 'online' | 'offline' | 'pagehide' | 'pageshow' }
  /** `document.open()` replaced the document's contents. */
  | { at: EpochMs; what: 'rewritten' }
  /**
   * The wall clock was found to have jumped against the page's own clock, as it does when the machine slept while that
   * one stood still: by `ms`, forward if positive. `at` is when it was noticed.
   */
  | { at: EpochMs; what: 'clockjump'; ms: number };

import type { MessageCounts } from './message-counts';
import type { EpochMs, SocketRecord } from './record';

/** A record in the log: with what the browser vouches for of its sender, and what the network log knows of it. */
export interface LogEntry {
  /** Place in the tab's log; rises with arrival. */
  order: number;
  /** Rises with every write to the log, so that a reader can ask for what is new or changed since. */
  change: number;
  record: SocketRecord;
  source: EntrySource;
  /** What the browser's own network log or `webRequest` says; `null` until it arrives, or for good. */
  evidence: HandshakeEvidence | null;
  receivedAt: EpochMs;
}

/** Taken from the browser's `sender`, never from what the page's process says of itself. */
export interface EntrySource {
  tabId: number;
  frameId: number;
  documentId: string | null;
  frameUrl: string | null;
  /** From a private window: never written to disk. */
  private: boolean;
  engine: Engine;
}

export type Engine = 'chromium' | 'firefox' | 'safari';

/** What the browser itself knows of a socket's connection, which page script is never told. */
export interface HandshakeEvidence {
  /** The DevTools Network log (Chromium) or `webRequest` (Firefox). */
  source: 'har' | 'webRequest';
  /** Joined by the key in the initiator's function name, or only by URL and order. */
  match: 'key' | 'order';
  /** The browser's own sentence, verbatim; `''`: it told of an error without one; `null`: it told of no error. */
  failure: string | null;
  /** Status of the answer to the opening handshake; `null`: there was no answer. */
  status: number | null;
  statusText: string | null;
  /** `null`: the request was never sent, or the browser does not tell. */
  requestHeaders: Header[] | null;
  responseHeaders: Header[] | null;
  /** IP address and port, as far as known. */
  serverAddress: string | null;
  /** Innermost first, our own frame removed. */
  initiator: CallFrame[] | null;
  /** `null` where the browser's clock for it is not to be trusted. */
  startedAt: EpochMs | null;
  /** Milliseconds per phase of the handshake, only phases that took place. */
  timings: Partial<Record<'blocked' | 'dns' | 'connect' | 'ssl' | 'send' | 'wait' | 'receive', number>> | null;
  /** Messages of the whole life; `null`: the browser does not count them, or an older Hangup wrote the log. */
  traffic: MessageCounts | null;
}

export interface Header {
  name: string;
  value: string;
}

export interface CallFrame {
  functionName: string;
  url: string;
  /** 1-based. */
  line: number;
  column: number;
}

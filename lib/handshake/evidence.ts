import type { EpochMs } from '../record/record';
import type { MessageCounts } from './message-counts';

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

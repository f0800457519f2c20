import type { HandshakeEvidence } from '../handshake/evidence';
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

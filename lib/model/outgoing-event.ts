import type { LogEntry } from './entry';
import type { EpochMs } from './record';

/** An event on its way out of the browser. */
export interface OutgoingEvent {
  /** Rises: the oldest leave first. */
  turn: number;
  queuedAt: EpochMs;
  /** As the log had it last; the log itself may be gone by the time it is sent. */
  entry: LogEntry;
}

/** What there is to know of the queue beside its events. */
export interface QueueCounts {
  lastTurn: number;
  /** Events that wait. */
  queued: number;
  sent: number;
  dropped: {
    /** The queue was full. */
    full: number;
    /** The receiver refused the request they were in. */
    refused: number;
    /** The receiver took their request and not them. */
    rejected: number;
  };
  /** Left out by sampling. */
  sampledOut: number;
}

export function emptyQueueCounts(): QueueCounts {
  return {
    lastTurn: 0,
    queued: 0,
    sent: 0,
    dropped: { full: 0, refused: 0, rejected: 0 },
    sampledOut: 0,
  };
}

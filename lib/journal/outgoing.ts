import type { LogEntry } from '../record/entry';
import type { EpochMs } from '../record/record';
import { TALLY, type Write } from './database';

/** An event on its way out of the browser. */
export interface Queued {
  /** Rises: the oldest leave first. */
  turn: number;
  queuedAt: EpochMs;
  /** As the log had it last; the log itself may be gone by the time it is sent. */
  entry: LogEntry;
}

/** What there is to know of the queue beside its events. */
export interface Tally {
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

/** Which events are to leave; asked in the middle of a transaction, so it answers at once. */
export interface OutgoingPolicy {
  wants(entry: LogEntry): boolean;
  /** Most events that wait. */
  most: number;
  now: EpochMs;
}

export function emptyTally(): Tally {
  return {
    lastTurn: 0,
    queued: 0,
    sent: 0,
    dropped: { full: 0, refused: 0, rejected: 0 },
    sampledOut: 0,
  };
}

/**
 * Queues an event that is new in the log, in the very transaction that logs it: so an event that is delivered to the
 * log again, or whose worker was stopped, is neither lost nor queued twice. A later version of a record takes the place
 * of the one that still waits.
 */
export async function queueIn(tx: Write, entry: LogEntry, policy: OutgoingPolicy): Promise<void> {
  const outgoing = tx.objectStore('outgoing');
  const earlier = await outgoing.get(placeOf(entry));
  if (earlier) {
    await outgoing.put({ ...earlier, entry });
    return;
  }
  const tallies = tx.objectStore('tally');
  const tally = (await tallies.get(TALLY)) ?? emptyTally();
  if (!policy.wants(entry)) tally.sampledOut++;
  else if (tally.queued >= policy.most) tally.dropped.full++;
  else {
    tally.queued++;
    await outgoing.put({ turn: ++tally.lastTurn, queuedAt: policy.now, entry });
  }
  await tallies.put(tally, TALLY);
}

/** An event that still waits leaves with what was learnt of it since. */
export async function refreshIn(tx: Write, entry: LogEntry): Promise<void> {
  const outgoing = tx.objectStore('outgoing');
  const queued = await outgoing.get(placeOf(entry));
  if (queued) await outgoing.put({ ...queued, entry });
}

/** A socket's own place in the queue. As in the log, no tab can name a socket of another. */
export function placeOf({ source, record }: LogEntry): [tabId: number, key: string] {
  return [source.tabId, record.key];
}

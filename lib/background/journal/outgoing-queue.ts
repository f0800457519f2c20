import type { LogEntry } from '../../model/entry';
import { emptyQueueCounts } from '../../model/outgoing-event';
import type { EpochMs } from '../../model/record';
import { QUEUE_COUNTS, type Write } from './database';

/** Which events are to leave; asked in the middle of a transaction, so it answers at once. */
export interface OutgoingPolicy {
  wants(entry: LogEntry): boolean;
  /** Most events that wait. */
  most: number;
  now: EpochMs;
}

/**
 * Queues an event that is new in the log, in the very transaction that logs it: so an event that is delivered to the
 * log again, or whose worker was stopped, is neither lost nor queued twice. A later version of a record takes the place
 * of the one that still waits.
 */
export async function queueIn(tx: Write, entry: LogEntry, policy: OutgoingPolicy): Promise<void> {
  const outgoing = tx.objectStore('outgoing');
  const earlier = await outgoing.get(queueKey(entry));
  if (earlier) {
    await outgoing.put({ ...earlier, entry });
    return;
  }
  const tallies = tx.objectStore('tally');
  const counts = (await tallies.get(QUEUE_COUNTS)) ?? emptyQueueCounts();
  if (!policy.wants(entry)) counts.sampledOut++;
  else if (counts.queued >= policy.most) counts.dropped.full++;
  else {
    counts.queued++;
    await outgoing.put({ turn: ++counts.lastTurn, queuedAt: policy.now, entry });
  }
  await tallies.put(counts, QUEUE_COUNTS);
}

/** An event that still waits leaves with what was learnt of it since. */
export async function updateQueuedIn(tx: Write, entry: LogEntry): Promise<void> {
  const outgoing = tx.objectStore('outgoing');
  const queued = await outgoing.get(queueKey(entry));
  if (queued) await outgoing.put({ ...queued, entry });
}

/** A socket's own place in the queue. As in the log, no tab can name a socket of another. */
export function queueKey({ source, record }: LogEntry): [tabId: number, key: string] {
  return [source.tabId, record.key];
}

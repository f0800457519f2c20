import type { HandshakeEvidence } from '../handshake/evidence';
import { isAbnormal } from '../record/abnormal';
import type { LogEntry } from '../record/entry';
import type { SocketRecord } from '../record/record';
import type { Arrival, TabLog } from './journal';

/**
 * What becomes of an arrival, whichever store holds the log: the entry to write, or `null` where there is nothing to
 * write. Counts it in `tab`, which the caller then writes in the same transaction.
 */
export function enter(
  tab: TabLog,
  { record, source, receivedAt }: Arrival,
  existing: LogEntry | undefined,
  waiting: HandshakeEvidence | undefined,
): LogEntry | null {
  if (existing) {
    if (existing.record.revision >= record.revision) return null;
    return { ...existing, record, change: ++tab.lastChange };
  }
  if (!tab.recording) {
    tab.ignored++;
    return null;
  }
  tab.held++;
  const label = endLabel(record);
  tab.ends[label] = (tab.ends[label] ?? 0) + 1;
  const { startedAt, top } = record.document;
  if (top && startedAt > tab.documentStartedAt) {
    tab.documentStartedAt = startedAt;
    tab.abnormal = 0;
  }
  if (startedAt >= tab.documentStartedAt && isAbnormal(record)) tab.abnormal++;
  return {
    order: ++tab.lastOrder,
    change: ++tab.lastChange,
    record,
    source,
    evidence: waiting ?? null,
    receivedAt,
  };
}

/** The entry with its evidence. */
export function attachTo(tab: TabLog, entry: LogEntry, evidence: HandshakeEvidence): LogEntry {
  return { ...entry, evidence, change: ++tab.lastChange };
}

/** A log that is empty again; what it counts of its past is gone, its place in time is not. */
export function cleared(tab: TabLog): TabLog {
  return {
    ...tab,
    generation: tab.generation + 1,
    dropped: 0,
    ignored: 0,
    failures: 0,
    abnormal: 0,
    ends: {},
    held: 0,
  };
}

function endLabel({ outcome }: SocketRecord): string {
  return outcome.kind === 'closed' ? String(outcome.code) : outcome.kind;
}

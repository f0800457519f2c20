import { classify } from '../../analysis/classify';
import { AT_ONCE } from '../../analysis/constructor-probe';
import { endpointUrl } from '../../analysis/socket-summary';
import type { HandshakeEvidence, LogEntry } from '../../model/entry';
import type { Arrival, Losses, TabLog } from '../../model/journal';
import type { EpochMs, SocketRecord } from '../../model/record';

/**
 * What becomes of an arrival, whichever store holds the log: the entry to write, or `null` where there is nothing to
 * write. Counts it in `tab`, which the caller then writes in the same transaction.
 */
export function applyArrival(
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
  tab.begunAt ||= receivedAt;
  const label = endLabel(record);
  tab.ends[label] = (tab.ends[label] ?? 0) + 1;
  const { startedAt, top } = record.document;
  if (top && startedAt > tab.documentStartedAt) {
    tab.documentStartedAt = startedAt;
    tab.abnormal = 0;
  }
  uncountProbes(tab, record);
  const entry: LogEntry = {
    order: ++tab.lastOrder,
    change: ++tab.lastChange,
    record,
    source,
    evidence: waiting ?? null,
    receivedAt,
  };
  if (startedAt >= tab.documentStartedAt && classify(entry).isAbnormal) tab.abnormal++;
  if (record.outcome.kind === 'constructor-threw') {
    tab.thrown = [...tab.thrown, { ...placeOf(record), at: record.endedAt, startedAt }].slice(-MAX_THROWN);
  }
  return entry;
}

/** Exceptions that may turn out to be probes: what follows at once arrives soon, its provisional record at the latest. */
const MAX_THROWN = 20;

function placeOf({ key, url }: SocketRecord): { frame: string; seq: number; endpoint: string } {
  const [frame = '', seq] = key.split(':');
  return { frame, seq: Number(seq), endpoint: endpointUrl(url ?? '') };
}

/**
 * Takes exceptions of a constructor out of the counts that a call for the same endpoint followed at once, and was taken:
 * libraries try arguments that only other platforms know, and expect the exception.
 *
 * @param record of that call, provisional or final
 */
export function uncountProbes(tab: TabLog, record: SocketRecord): void {
  const { createdAt, outcome } = record;
  if (outcome.kind === 'constructor-threw' || tab.thrown.length === 0) return;
  const { frame, seq, endpoint } = placeOf(record);
  const isProbe = (thrown: TabLog['thrown'][number]): boolean =>
    thrown.frame === frame && thrown.endpoint === endpoint && thrown.seq < seq && createdAt - thrown.at <= AT_ONCE;
  for (const { startedAt } of tab.thrown.filter(isProbe)) {
    const left = (tab.ends['constructor-threw'] ?? 0) - 1;
    if (left > 0) tab.ends['constructor-threw'] = left;
    else delete tab.ends['constructor-threw'];
    if (startedAt >= tab.documentStartedAt && tab.abnormal > 0) tab.abnormal--;
  }
  tab.thrown = tab.thrown.filter((thrown) => !isProbe(thrown));
}

/** Start of the newest outermost document that these are of; 0: they are of none. */
export function newestDocument(arrivals: readonly Arrival[]): EpochMs {
  return Math.max(0, ...arrivals.map(({ record: { document } }) => (document.top ? document.startedAt : 0)));
}

/** Selects the provisional records of earlier documents, which ended when this one took their place, as far as is known. */
export function arrivalsBefore(provisional: readonly Arrival[], startedAt: EpochMs): Arrival[] {
  return provisional.filter(({ record: { document } }) => document.startedAt < startedAt).map(endingAt(startedAt));
}

/** @param frame token of the frame */
export function isOfFrame(frame: string): (arrival: Arrival) => boolean {
  return ({ record }) => record.key.startsWith(`${frame}:`);
}

/** Returns a function that gives a provisional record its end: at this time, or when it was last seen alive. */
export function endingAt(at: EpochMs): (arrival: Arrival) => Arrival {
  return (arrival) => {
    const { record } = arrival;
    return { ...arrival, record: { ...record, endedAt: Math.max(record.endedAt, at) } };
  };
}

/** Frames whose losses are remembered: losing is rare, and a frame that is gone tells no more. */
const MAX_FRAMES_WITH_LOSSES = 100;
/** Names that are remembered of one frame: as many as a message may hold. */
const MAX_UNREADABLE = 1_000;

/** Counts what a frame lost beyond what it told before. */
export function countLosses(tab: TabLog, { frame, dropped, failures, unreadable }: Losses): void {
  if (dropped + failures + unreadable.length === 0) return;
  const reported: Losses = tab.losses.find((one) => one.frame === frame) ?? {
    frame,
    dropped: 0,
    failures: 0,
    unreadable: [],
  };
  const fresh = unreadable.filter((name) => !reported.unreadable.includes(name));
  const sum = {
    frame,
    // Messages may overtake each other.
    dropped: Math.max(dropped, reported.dropped),
    failures: Math.max(failures, reported.failures),
    unreadable: [...reported.unreadable, ...fresh].slice(-MAX_UNREADABLE),
  };
  tab.dropped += sum.dropped - reported.dropped + fresh.length;
  tab.failures += sum.failures - reported.failures;
  tab.losses = [...tab.losses.filter((one) => one.frame !== frame), sum].slice(-MAX_FRAMES_WITH_LOSSES);
}

/** The entry with its evidence. */
export function withEvidence(tab: TabLog, entry: LogEntry, evidence: HandshakeEvidence): LogEntry {
  return { ...entry, evidence, change: ++tab.lastChange };
}

/** A log that is empty again; what it counts of its past is gone, its place in time is not. */
export function clearedTab(tab: TabLog): TabLog {
  return {
    ...tab,
    generation: tab.generation + 1,
    dropped: 0,
    ignored: 0,
    failures: 0,
    abnormal: 0,
    ends: {},
    thrown: [],
    held: 0,
  };
}

function endLabel({ outcome }: SocketRecord): string {
  return outcome.kind === 'closed' ? String(outcome.code) : outcome.kind;
}

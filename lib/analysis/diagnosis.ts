import type { LogEntry } from '../model/entry';
import { activeDictionaries } from './application-protocol';
import { Case } from './case';
import type { CauseId } from './causes/all';
import type { Finding, NextStep } from './finding';
import { type HostLimit, hostLimitsOf } from './host-statistics';
import { judge, nextSteps } from './judge';
import { createLogStatistics } from './log-statistics';
import type { Series } from './series';
import { summarizeSocket } from './socket-summary';

/** What can be said of the causes of ends in a log. Keys are those of the records. */
export interface Diagnosis {
  /** Causes that fit, the best first; empty: none fits, or there is no such entry. The same array until something changes. */
  of(key: string): readonly Finding[];
  /** Ids of the first cause and of others that are at least likely. Nothing is kept: for whoever asks of all entries. */
  causes(key: string): readonly CauseId[];
  /** What to capture next, where the cause is not certain. */
  next(key: string): readonly NextStep[];
  /** All series of attempts, oldest first. */
  readonly series: readonly Series[];
  seriesOf(key: string): Series | null;
  /** Limits on silence or age that show at a host (with its port), or at all hosts. */
  hostLimits(host?: string): readonly HostLimit[];
}

/** A diagnosis of a log that grows: only what changed is looked at anew, and only when asked for. */
export interface LiveDiagnosis extends Diagnosis {
  /** Takes entries in: new ones, and later versions of known ones. What is known already changes nothing. */
  update(entries: Iterable<LogEntry>): void;
  remove(keys: Iterable<string>): void;
  clear(): void;
  /**
   * Does the work that all entries have in common, a slice at a time: to be driven from idle callbacks or in a worker.
   * Not needed for correctness, since whatever was not done yet is done when asked for. May be begun again after any
   * change.
   */
  work(): Generator<void, void>;
}

/** A diagnosis of these entries, whatever their order; of several versions of one entry the latest counts. */
export function diagnose(entries: Iterable<LogEntry>): Diagnosis {
  const diagnosis = createDiagnosis();
  diagnosis.update(entries);
  return diagnosis;
}

interface Examined {
  findings: readonly Finding[];
  next: readonly NextStep[];
}

/** Entries whose findings are kept: twice what the journal keeps of a tab. Beyond that they are made when asked for. */
const MAX_KEPT = 20_000;

export function createDiagnosis(): LiveDiagnosis {
  let dictionaries = activeDictionaries.peek();
  const all = createLogStatistics();
  const examined = new Map<string, Examined>();
  let series: readonly Series[] | null = null;

  /** What one entry changes reaches others of its host, and through the moment of its end those of other hosts. */
  function changed(): void {
    series = null;
    if (examined.size > 0) examined.clear();
  }

  /** What was examined, as long as it was with the active dictionaries. */
  function knownOf(key: string): Examined | undefined {
    const active = activeDictionaries.value;
    if (dictionaries !== active) examined.clear();
    dictionaries = active;
    return examined.get(key);
  }

  function caseOf(key: string): Case | null {
    const socket = all.sockets.get(key);
    const hostStatistics = socket && all.of(socket.host);
    return socket && hostStatistics ? new Case(socket, hostStatistics, all.surroundings()) : null;
  }

  function examinedOf(key: string): Examined {
    const known = knownOf(key);
    if (known) return known;
    const end = caseOf(key);
    if (!end) return NOTHING;
    const findings = judge(end);
    if (examined.size >= MAX_KEPT) examined.clear();
    const result = { findings, next: nextSteps(end, findings) };
    examined.set(key, result);
    return result;
  }

  function fingerprintsAt(host: string): readonly HostLimit[] {
    const hostStatistics = all.of(host);
    return hostStatistics ? hostLimitsOf(hostStatistics) : [];
  }

  return {
    of: (key) => examinedOf(key).findings,
    next: (key) => examinedOf(key).next,
    causes(key) {
      const known = knownOf(key);
      const end = known ? null : caseOf(key);
      const findings = known?.findings ?? (end ? judge(end) : []);
      return findings.filter(({ level }, place) => place === 0 || level !== 'possible').map(({ cause }) => cause);
    },
    get series() {
      series ??= [...all.hosts()]
        .flatMap((host) => all.of(host)?.series ?? [])
        .sort((a, b) => a.firstAt - b.firstAt || (a.id < b.id ? -1 : 1));
      return series;
    },
    seriesOf(key) {
      const socket = all.sockets.get(key);
      return (socket && all.of(socket.host)?.relationOf(key).series) ?? null;
    },
    hostLimits: (host) =>
      host === undefined ? [...all.hosts()].sort().flatMap(fingerprintsAt) : fingerprintsAt(host.toLowerCase()),
    update(entries) {
      for (const entry of entries) {
        const known = all.sockets.get(entry.record.key)?.entry;
        const newer = known ? newerVersion(known, entry) : entry;
        if (newer === known) continue;
        all.add(summarizeSocket(newer));
        changed();
      }
    },
    remove(keys) {
      for (const key of keys) {
        const socket = all.sockets.get(key);
        if (!socket) continue;
        all.remove(socket);
        changed();
      }
    },
    clear() {
      all.clear();
      changed();
    },
    work: all.work,
  };
}

const NOTHING: Examined = { findings: [], next: [] };

/**
 * Of two versions of one entry the later: by the record's revision, then by the log's own counts. Where all that is
 * equal, by their text, so that it does not matter which came first.
 */
function newerVersion(known: LogEntry, other: LogEntry): LogEntry {
  if (known === other) return known;
  const difference =
    known.record.revision - other.record.revision ||
    known.change - other.change ||
    known.order - other.order ||
    Number(known.evidence !== null) - Number(other.evidence !== null);
  if (difference !== 0) return difference > 0 ? known : other;
  const knownText = JSON.stringify(known);
  const otherText = JSON.stringify(other);
  return knownText >= otherText ? known : other;
}

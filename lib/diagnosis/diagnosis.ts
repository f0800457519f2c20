import type { CauseId } from '../../data/causes/causes';
import type { LogEntry } from '../record/entry';
import { BUILT_IN } from '../reference/built-in';
import { createDialects, type Dialects } from '../reference/dialects';
import { Case } from './case';
import { examine } from './examine';
import type { Finding, NextStep } from './finding';
import { type Fingerprint, fingerprintsOf } from './fingerprints';
import { newerOf } from './later-version';
import { lifeOf } from './life';
import { createNeighbourhoods } from './neighbourhoods';
import { nextSteps } from './next-steps';
import type { Series } from './series';

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
  fingerprints(host?: string): readonly Fingerprint[];
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

export interface DiagnosisOptions {
  /** Gives the dictionaries that explain application codes; by default those that come with Hangup. */
  dialects?: () => Dialects;
}

/** A diagnosis of these entries, whatever their order; of several versions of one entry the latest counts. */
export function diagnose(entries: Iterable<LogEntry>, options: DiagnosisOptions = {}): Diagnosis {
  const diagnosis = createDiagnosis(options);
  diagnosis.update(entries);
  return diagnosis;
}

interface Examined {
  findings: readonly Finding[];
  next: readonly NextStep[];
}

/** Entries whose findings are kept: twice what the journal keeps of a tab. Beyond that they are made when asked for. */
const KEPT = 20_000;

export function createDiagnosis(options: DiagnosisOptions = {}): LiveDiagnosis {
  const dialectsInForce = options.dialects ?? builtIn;
  let dialects: Dialects | null = null;
  const all = createNeighbourhoods();
  const examined = new Map<string, Examined>();
  let series: readonly Series[] | null = null;

  /** What one entry changes reaches others of its host, and through the moment of its end those of other hosts. */
  function changed(): void {
    series = null;
    if (examined.size > 0) examined.clear();
  }

  /** What was examined, as long as it was with the dictionaries in force. */
  function knownOf(key: string): Examined | undefined {
    const inForce = dialectsInForce();
    if (dialects !== inForce) examined.clear();
    dialects = inForce;
    return examined.get(key);
  }

  function caseOf(key: string): Case | null {
    dialects ??= dialectsInForce();
    const life = all.lives.get(key);
    const neighbours = life && all.of(life.host);
    return life && neighbours ? new Case(life, neighbours, all.surroundings(), dialects) : null;
  }

  function examinedOf(key: string): Examined {
    const known = knownOf(key);
    if (known) return known;
    const end = caseOf(key);
    if (!end) return NOTHING;
    const findings = examine(end);
    if (examined.size >= KEPT) examined.clear();
    const result = { findings, next: nextSteps(end, findings) };
    examined.set(key, result);
    return result;
  }

  function fingerprintsAt(host: string): readonly Fingerprint[] {
    const neighbours = all.of(host);
    return neighbours ? fingerprintsOf(neighbours) : [];
  }

  return {
    of: (key) => examinedOf(key).findings,
    next: (key) => examinedOf(key).next,
    causes(key) {
      const known = knownOf(key);
      const end = known ? null : caseOf(key);
      const findings = known?.findings ?? (end ? examine(end) : []);
      return findings.filter(({ level }, place) => place === 0 || level !== 'possible').map(({ cause }) => cause);
    },
    get series() {
      series ??= [...all.hosts()]
        .flatMap((host) => all.of(host)?.series ?? [])
        .sort((a, b) => a.firstAt - b.firstAt || (a.id < b.id ? -1 : 1));
      return series;
    },
    seriesOf(key) {
      const life = all.lives.get(key);
      return (life && all.of(life.host)?.tieOf(key).series) ?? null;
    },
    fingerprints: (host) =>
      host === undefined ? [...all.hosts()].sort().flatMap(fingerprintsAt) : fingerprintsAt(host.toLowerCase()),
    update(entries) {
      for (const entry of entries) {
        const known = all.lives.get(entry.record.key)?.entry;
        const newer = known ? newerOf(known, entry) : entry;
        if (newer === known) continue;
        all.put(lifeOf(newer));
        changed();
      }
    },
    remove(keys) {
      for (const key of keys) {
        const life = all.lives.get(key);
        if (!life) continue;
        all.drop(life);
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

let known: Dialects | null = null;

/** Made when they are first needed: they are large. */
function builtIn(): Dialects {
  known ??= createDialects(BUILT_IN);
  return known;
}

const NOTHING: Examined = { findings: [], next: [] };

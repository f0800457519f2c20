import type { LogEntry } from '../record/entry';
import { BUILT_IN } from '../reference/built-in';
import { createDialects, type Dialects } from '../reference/dialects';
import { Case } from './case';
import { documentOf } from './endpoint';
import { examine } from './examine';
import type { Finding, NextStep } from './finding';
import { type Fingerprint, fingerprintsOf } from './fingerprints';
import { newerOf } from './later-version';
import { type Life, lifeOf } from './life';
import { type Neighbourhood, neighbourhoodOf } from './neighbourhood';
import { nextSteps } from './next-steps';
import type { Series } from './series';
import { type Surroundings, surroundingsOf } from './surroundings';

/** What can be said of the causes of ends in a log. Keys are those of the records. */
export interface Diagnosis {
  /** Causes that fit, the best first; empty: none fits, or there is no such entry. The same array until something changes. */
  of(key: string): readonly Finding[];
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
   * Does all work that waits, a slice at a time: to be driven from idle callbacks or in a worker. Not needed for
   * correctness, since whatever was not done yet is done when asked for. May be begun again after any change.
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

interface Host {
  lives: Map<string, Life>;
  /** `null`: to be made anew. */
  neighbours: Neighbourhood | null;
  /** Of {@link createDiagnosis}'s documents when `neighbours` was made. */
  documents: number;
}

interface Examined {
  findings: readonly Finding[];
  next: readonly NextStep[];
}

/** Entries examined in one slice of {@link LiveDiagnosis.work}. */
const SLICE = 200;
/** Entries whose findings are kept: twice what the journal keeps of a tab. Beyond that they are made when asked for. */
const KEPT = 20_000;

export function createDiagnosis(options: DiagnosisOptions = {}): LiveDiagnosis {
  const dialectsInForce = options.dialects ?? builtIn;
  let dialects: Dialects | null = null;
  const lives = new Map<string, Life>();
  const hosts = new Map<string, Host>();
  const examined = new Map<string, Examined>();
  let surroundings: Surroundings | null = null;
  let allSeries: readonly Series[] | null = null;
  const documents = new Set<string>();
  /** Rises when it changes what the log knows of documents that come and go: whether a page gave up hangs on that. */
  let documentsVersion = 0;

  /** What one entry changes reaches others of its host, and through the moment of its end those of other hosts. */
  function changed(host: Host | undefined): void {
    if (host) host.neighbours = null;
    surroundings = null;
    allSeries = null;
    examined.clear();
  }

  function put(life: Life): void {
    const before = lives.get(life.key);
    if (before && before.host !== life.host) drop(before);
    lives.set(life.key, life);
    const host = hosts.get(life.host) ?? { lives: new Map<string, Life>(), neighbours: null, documents: 0 };
    hosts.set(life.host, host);
    host.lives.set(life.key, life);
    const document = documentOf(life.entry);
    if (life.how === 'left' || before?.how === 'left' || !documents.has(document)) documentsVersion++;
    documents.add(document);
    changed(host);
  }

  function drop(life: Life): void {
    const host = hosts.get(life.host);
    host?.lives.delete(life.key);
    if (host?.lives.size === 0) hosts.delete(life.host);
    lives.delete(life.key);
    documents.delete(documentOf(life.entry));
    documentsVersion++;
    changed(host);
  }

  function around(): Surroundings {
    surroundings ??= surroundingsOf([...lives.values()]);
    return surroundings;
  }

  function neighboursOf(name: string, host: Host): Neighbourhood {
    if (host.neighbours && host.documents === documentsVersion) return host.neighbours;
    host.documents = documentsVersion;
    host.neighbours = neighbourhoodOf(name, [...host.lives.values()], around().leftAt);
    return host.neighbours;
  }

  function caseFor(life: Life): Case | null {
    const host = hosts.get(life.host);
    dialects ??= dialectsInForce();
    return host ? new Case(life, neighboursOf(life.host, host), around(), dialects) : null;
  }

  function examinedOf(key: string): Examined {
    const inForce = dialectsInForce();
    if (dialects !== inForce) examined.clear();
    dialects = inForce;
    const known = examined.get(key);
    if (known) return known;
    const life = lives.get(key);
    const end = life ? caseFor(life) : null;
    if (!end) return NOTHING;
    const findings = examine(end);
    if (examined.size >= KEPT) examined.clear();
    const result = { findings, next: nextSteps(end, findings) };
    examined.set(key, result);
    return result;
  }

  return {
    of: (key) => examinedOf(key).findings,
    next: (key) => examinedOf(key).next,
    get series() {
      allSeries ??= [...hosts]
        .flatMap(([name, host]) => neighboursOf(name, host).series)
        .sort((a, b) => a.firstAt - b.firstAt || (a.id < b.id ? -1 : 1));
      return allSeries;
    },
    seriesOf(key) {
      const life = lives.get(key);
      const host = life && hosts.get(life.host);
      return life && host ? neighboursOf(life.host, host).tieOf(key).series : null;
    },
    fingerprints(name) {
      if (name === undefined) {
        return [...hosts]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .flatMap(([each, host]) => fingerprintsOf(neighboursOf(each, host)));
      }
      const host = hosts.get(name.toLowerCase());
      return host ? fingerprintsOf(neighboursOf(name.toLowerCase(), host)) : [];
    },
    update(entries) {
      for (const entry of entries) {
        const known = lives.get(entry.record.key)?.entry;
        const newer = known ? newerOf(known, entry) : entry;
        if (newer !== known) put(lifeOf(newer));
      }
    },
    remove(keys) {
      for (const key of keys) {
        const life = lives.get(key);
        if (life) drop(life);
      }
    },
    clear() {
      lives.clear();
      hosts.clear();
      documents.clear();
      changed(undefined);
    },
    *work() {
      around();
      yield;
      for (const [name, host] of hosts) {
        neighboursOf(name, host);
        yield;
      }
      let done = 0;
      for (const key of lives.keys()) {
        if (done >= KEPT) return;
        if (examined.has(key)) continue;
        examinedOf(key);
        if (++done % SLICE === 0) yield;
      }
    },
  };
}

let known: Dialects | null = null;

/** Made when they are first needed: they are large. */
function builtIn(): Dialects {
  known ??= createDialects(BUILT_IN);
  return known;
}

const NOTHING: Examined = { findings: [], next: [] };

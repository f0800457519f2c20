import { type ReadonlySignal, signal } from '@preact/signals';
import { activeDictionaries } from '../analysis/application-protocol';
import type { CauseId } from '../analysis/causes/all';
import { createDiagnosis, type Diagnosis } from '../analysis/diagnosis';
import type { Series } from '../analysis/series';
import type { LogEntry } from '../model/entry';
import type { Log } from './log';
import type { Schedule } from './ports';

/** Why the log's entries ended. */
export interface LogDiagnosis extends Omit<Diagnosis, 'series' | 'causes'> {
  /** Rises when what is said of an entry may be another; read it to be told. */
  readonly version: ReadonlySignal<number>;
  /**
   * Ids of the first cause and of others that are at least likely, as far as they were found: idle time goes into it once
   * somebody asks, and `version` rises.
   */
  causes(key: string): readonly CauseId[];
  /** The same for the entry at a place of the log. */
  causesAt(place: number): readonly CauseId[];
  /** All series of attempts, oldest first. */
  series(): readonly Series[];
  [Symbol.dispose](): void;
}

/** Entries taken in between two looks at the clock. */
const TAKEN_AT_ONCE = 100;

/** Follows a log in idle time: what one end means hangs on those around it, and a busy log has many. */
export function createLogDiagnosis(log: Log, idle: Schedule): LogDiagnosis {
  const diagnosis = createDiagnosis();
  const version = signal(0);
  /** Entries before this place were taken in. */
  let taken = 0;
  let replaced: LogEntry[] = [];
  /** By place in the log. Many entries have the same causes, so that each such list is held once. */
  let causes: (readonly CauseId[])[] = [];
  const lists = new Map<string, readonly CauseId[]>();
  let wanted = false;
  let place = 0;
  let steps: Generator<void, void> | null = null;
  let cancel: (() => void) | null = null;

  /** Takes in what is new, for as long as it may. Returns whether that is all. */
  function take(mayGoOn: () => boolean = () => true): boolean {
    if (taken === log.entries.length && replaced.length === 0) return true;
    steps = null;
    diagnosis.update(replaced);
    replaced = [];
    do {
      diagnosis.update(log.entries.slice(taken, taken + TAKEN_AT_ONCE));
      taken = Math.min(taken + TAKEN_AT_ONCE, log.entries.length);
    } while (taken < log.entries.length && mayGoOn());
    return taken === log.entries.length;
  }

  function* all(): Generator<void, void> {
    yield* diagnosis.work();
    version.value = version.peek() + 1;
    if (!wanted) return;
    // A log that grows interrupts it again and again: it goes on where it was, and so comes to all.
    for (let left = log.entries.length; left > 0; left--) {
      if (place >= log.entries.length) place = 0;
      const entry = log.entries[place];
      if (entry) causes[place] = once(diagnosis.causes(entry.record.key));
      place++;
      yield;
    }
    version.value = version.peek() + 1;
  }

  function once(list: readonly CauseId[]): readonly CauseId[] {
    const name = list.join(' ');
    const known = lists.get(name) ?? list;
    lists.set(name, known);
    return known;
  }

  function work(mayGoOn: () => boolean): void {
    cancel = null;
    const isAll = take(mayGoOn);
    steps ??= all();
    while (isAll && mayGoOn()) {
      if (!steps.next().done) continue;
      steps = null;
      return;
    }
    schedule();
  }

  function schedule(): void {
    cancel ??= idle(work);
  }

  const stop = log.listen((change) => {
    if (change.kind === 'cleared') {
      diagnosis.clear();
      replaced = [];
      taken = 0;
      causes = [];
      steps = null;
    } else {
      for (const { index } of change.replaced) {
        const entry = log.entries[index];
        if (entry && index < taken) replaced.push(entry);
      }
    }
    schedule();
  });
  // Calls back at once.
  const follow = activeDictionaries.subscribe(() => {
    steps = null;
    schedule();
  });

  /** Whoever asks gets an answer that knows of all entries. */
  const asked = <Answer>(answer: () => Answer): Answer => {
    take();
    return answer();
  };

  function causesAt(place: number): readonly CauseId[] {
    if (!wanted) {
      wanted = true;
      steps = null;
      schedule();
    }
    return causes[place] ?? NONE;
  }

  return {
    version,
    of: (key) => asked(() => diagnosis.of(key)),
    next: (key) => asked(() => diagnosis.next(key)),
    causes: (key) => causesAt(log.indexOf(key) ?? -1),
    causesAt,
    series: () => asked(() => diagnosis.series),
    seriesOf: (key) => asked(() => diagnosis.seriesOf(key)),
    hostLimits: (host) => asked(() => diagnosis.hostLimits(host)),
    [Symbol.dispose]() {
      stop();
      follow();
      cancel?.();
    },
  };
}

const NONE: readonly CauseId[] = [];

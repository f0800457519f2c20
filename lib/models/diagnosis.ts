import { type ReadonlySignal, signal } from '@preact/signals';
import { createDiagnosis, type Diagnosis } from '../diagnosis/diagnosis';
import type { Series } from '../diagnosis/series';
import { dialectsInForce } from '../record/dialect';
import type { LogEntry } from '../record/entry';
import type { Log } from './log';
import type { Idle } from './warm';

/** Why the log's entries ended. */
export interface LogDiagnosis extends Omit<Diagnosis, 'series'> {
  /** Rises when what is said of an entry may be another; read it to be told. */
  readonly version: ReadonlySignal<number>;
  /** All series of attempts, oldest first. */
  series(): readonly Series[];
  [Symbol.dispose](): void;
}

/** Follows a log in idle time: what one end means hangs on those around it, and a busy log has many. */
export function createLogDiagnosis(log: Log, idle: Idle): LogDiagnosis {
  const diagnosis = createDiagnosis({ dialects: () => dialectsInForce.value });
  const version = signal(0);
  /** Entries before this place were taken in. */
  let taken = 0;
  let replaced: LogEntry[] = [];
  let steps: Generator<void, void> | null = null;
  let cancel: (() => void) | null = null;

  function take(): void {
    if (taken === log.entries.length && replaced.length === 0) return;
    diagnosis.update(replaced);
    diagnosis.update(log.entries.slice(taken));
    replaced = [];
    taken = log.entries.length;
    steps = null;
  }

  function work(mayGoOn: () => boolean): void {
    cancel = null;
    take();
    steps ??= diagnosis.work();
    while (mayGoOn()) {
      if (!steps.next().done) continue;
      steps = null;
      version.value = version.peek() + 1;
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
    } else {
      for (const { index } of change.replaced) {
        const entry = log.entries[index];
        if (entry && index < taken) replaced.push(entry);
      }
    }
    schedule();
  });
  schedule();

  /** Whoever asks gets an answer that knows of all entries. */
  const asked = <Answer>(answer: () => Answer): Answer => {
    take();
    return answer();
  };

  return {
    version,
    of: (key) => asked(() => diagnosis.of(key)),
    next: (key) => asked(() => diagnosis.next(key)),
    series: () => asked(() => diagnosis.series),
    seriesOf: (key) => asked(() => diagnosis.seriesOf(key)),
    fingerprints: (host) => asked(() => diagnosis.fingerprints(host)),
    [Symbol.dispose]() {
      stop();
      cancel?.();
    },
  };
}

import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { type ImportProblem, importFile } from '../import/import-log';
import type { LogEntry } from '../model/entry';
import type { Log } from './log';

/** Something that takes long, such as an export: it can be watched and called off. */
export interface Job {
  name: string;
  /** 0 to 1. */
  progress: number;
  cancel(): void;
}

export interface JobTools {
  signal: AbortSignal;
  onProgress(part: number): void;
}

/** At most one long job at a time; a second one waits for nobody and calls the first one off. */
export interface Work {
  readonly current: ReadonlySignal<Job | null>;
  /** Why the last job failed; `null` when it did not, or was called off. */
  readonly problem: ReadonlySignal<string | null>;
  run(name: string, job: (tools: JobTools) => Promise<void>): Promise<void>;
}

export function createWork(): Work {
  const current = signal<Job | null>(null);
  const problem = signal<string | null>(null);
  return {
    current,
    problem,
    async run(name, job) {
      current.peek()?.cancel();
      const controller = new AbortController();
      const cancel = () => controller.abort();
      const mine = () => !controller.signal.aborted;
      problem.value = null;
      current.value = { name, progress: 0, cancel };
      try {
        await job({
          signal: controller.signal,
          onProgress(progress) {
            if (mine()) current.value = { name, progress, cancel };
          },
        });
      } catch (error) {
        if (mine()) problem.value = String(error);
      } finally {
        if (current.peek()?.cancel === cancel) current.value = null;
      }
    },
  };
}

/** A log that was opened from a file, from its first entries on. */
export interface ImportedLog {
  name: string;
  readonly content: ReadonlySignal<ImportedContent>;
}

export interface ImportedContent {
  /** Only ever grows. */
  entries: readonly LogEntry[];
  /** Of {@link entries} that have been read. */
  count: number;
  problems: readonly ImportProblem[];
  /** Problems beyond those listed. */
  unlisted: number;
}

/** Rows are shown anew at most so often while the file is read. Milliseconds. */
const SHOWN_EVERY = 250;

/**
 * Reads a file, and says so with its first entries, while the rest is read on. Called off, what was read stays.
 *
 * @param now any monotonic clock, in milliseconds
 */
export function readImported(
  work: Work,
  file: Blob & { name: string },
  now: () => number,
  onFirst: (imported: ImportedLog) => void,
): Promise<void> {
  return work.run(file.name, async (tools) => {
    const content = signal<ImportedContent>({ entries: [], count: 0, problems: [], unlisted: 0 });
    let shownAt = Number.NEGATIVE_INFINITY;
    const show = ({ entries, problems, unlisted }: Omit<ImportedContent, 'count'>) => {
      const isFirst = shownAt === Number.NEGATIVE_INFINITY;
      shownAt = now();
      content.value = { entries, count: entries.length, problems: [...problems], unlisted };
      if (isFirst) onFirst({ name: file.name, content });
    };
    const whole = await importFile(file, {
      signal: tools.signal,
      onProgress(part, soFar) {
        tools.onProgress(part);
        if (part < 1 && now() - shownAt >= SHOWN_EVERY) show(soFar);
      },
    });
    show(whole);
  });
}

/** Merges the file's entries into a log as they come. Returns the undo. */
export function followImported({ content }: ImportedLog, log: Log): () => void {
  let merged = 0;
  return effect(() => {
    const { entries, count } = content.value;
    const fresh = entries.slice(merged, count);
    merged = count;
    untracked(() => log.merge(fresh));
  });
}

import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { type ImportProblem, importFile } from '../export/import';
import type { LogEntry } from '../record/entry';
import type { Log } from './log';
import type { Work } from './work';

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

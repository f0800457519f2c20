import type { ImportProblem } from '../export/import';
import type { LogEntry } from '../record/entry';

/** A log that was opened from a file. */
export interface ImportedLog {
  name: string;
  entries: readonly LogEntry[];
  problems: readonly ImportProblem[];
  /** Problems beyond those listed. */
  unlisted: number;
}

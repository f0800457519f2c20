import type { Annotation } from '../record/annotation';
import type { LogEntry } from '../record/entry';
import type { Explanation } from '../record/explanation';
import type { EpochMs } from '../record/record';
import type { RedactionNote } from './redaction-note';

/** One way to write a log down. Pure: it is given the clock's time and all it has to say about itself. */
export interface ExportFormat {
  id: 'json' | 'ndjson' | 'csv' | 'har' | 'markdown' | 'otlp';
  /** Without the dot. */
  extension: string;
  mediaType: string;
  /**
   * The file as pieces of well-formed text (no lone surrogate, so that UTF-8 can hold it), one entry read at a time:
   * nothing but what is being written is held.
   */
  write(entries: Iterable<LogEntry>, context: ExportContext): Iterable<string>;
}

/** What a file says of itself. */
export interface ExportContext {
  exportedAt: EpochMs;
  generator: Generator;
  annotate(entry: LogEntry): Annotation;
  /** The sentences for one entry, for reports. */
  explain(entry: LogEntry): Explanation;
  /** The filter that chose the entries; `null`: all of them. */
  filter: string | null;
  /** Which rules were applied to the entries before they came here; `null`: none. */
  redaction: RedactionNote | null;
}

export interface Generator {
  name: string;
  version: string;
}

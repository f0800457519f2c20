import type { Annotation } from '../analysis/annotation';
import type { Explanation } from '../analysis/sentences';
import type { LogEntry } from '../model/entry';
import type { EpochMs, SocketRecord } from '../model/record';

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
  /** True for a report in the language of the page. Absent: in English, whatever the page shows. */
  isTranslated?: boolean;
  /** Which rules were applied to the entries before they came here; `null`: none. */
  redaction: RedactionNote | null;
}

export interface Generator {
  name: string;
  version: string;
}

/** What a redacted file says of how it was redacted. */
export interface RedactionNote {
  /** Names of the rules that were on, in their order. */
  rules: string[];
  /** How a replaced value looks. */
  pseudonym: string;
}

/** Outside of this `Date` has no year: 8.64e15 ms either side of 1970 (ECMA-262 §21.4.1.1). */
const FURTHEST = 8.64e15;

/**
 * UTC in ISO 8601 with microseconds, `2026-11-22T09:40:26.123456Z`: a page's clock is finer than `Date`.
 * `null` for a time that has no calendar date, which only a damaged import can hold.
 */
export function isoMicros(at: EpochMs): string | null {
  if (!Number.isFinite(at) || Math.abs(at) >= FURTHEST) return null;
  const whole = Math.floor(at);
  const micros = Math.min(999, Math.floor((at - whole) * 1000));
  return `${new Date(whole).toISOString().slice(0, -1)}${String(micros).padStart(3, '0')}Z`;
}

/** UTC in ISO 8601 with milliseconds; the epoch itself for a time that has no calendar date. */
export function isoMillis(at: EpochMs): string {
  return new Date(Number.isFinite(at) && Math.abs(at) < FURTHEST ? at : 0).toISOString();
}

/** Longer hosts are cut: file systems allow 255 bytes for the whole name. */
const LONGEST_HOST = 80;

/**
 * `hangup-20261122T094026Z-chat.example.com-8443-1482.json`: names sort by time, then host.
 * @param host of the inspected page, with its port if it has one; `null`: of none, or of several
 * @param count of entries in the file
 */
export function fileName(name: { at: EpochMs; host: string | null; count: number; extension: string }): string {
  const time = `${isoMillis(name.at).slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  // Anything else might be a path, a drive, a hidden file or a right-to-left trick.
  const host = (name.host ?? '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9.-]+/g, '-')
    .replaceAll(/\.{2,}/g, '.')
    .slice(0, LONGEST_HOST)
    .replaceAll(/^[.-]+|[.-]+$/g, '');
  return `${['hangup', time, host, String(name.count)].filter(Boolean).join('-')}.${name.extension}`;
}

/** The protocol messages as one text: a list, as the JSON export has it. `null`: there are none. */
export function protocolMessagesJson({ protocolMessages }: SocketRecord): string | null {
  return protocolMessages.length === 0 ? null : JSON.stringify(protocolMessages);
}

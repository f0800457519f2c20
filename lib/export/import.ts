import { i18n } from '#i18n';
import type { LogEntry } from '../record/entry';
import { emptyAbout, type ImportedFile, readAbout } from './import-about';
import { type Finding, readFindings } from './import-read';

export interface Imported {
  /** In the order of the file, whole entries only. */
  entries: LogEntry[];
  /** What could not be read, at most {@link MOST_PROBLEMS}, in the order of the file. */
  problems: ImportProblem[];
  /** Problems beyond those listed. */
  unlisted: number;
  about: ImportedFile;
}

export interface ImportProblem {
  /** 1-based; `null`: it is about the file as a whole. */
  line: number | null;
  reason: string;
}

export interface ImportOptions {
  /** How much of the text has been read, 0 to 1. */
  onProgress?: (part: number) => void;
  /** Aborted: the import throws the signal's reason. */
  signal?: AbortSignal;
  /** Lets the page draw and listen in between. */
  breathe?: () => Promise<void>;
}

/** Larger files would not fit into one string of the engine's. Bytes of the file, UTF-16 code units of a text. */
export const LARGEST = 400 * 1024 * 1024;
export const MOST_ENTRIES = 2_000_000;
export const MOST_PROBLEMS = 1_000;
/** Between two pauses. */
const AT_ONCE = 500;

/** {@link importLog} for a file; one that is too large is refused before it is read. */
export async function importFile(file: Blob, options: ImportOptions = {}): Promise<Imported> {
  if (file.size > LARGEST) return refused(tooLarge(file.size));
  return importLog(await file.text(), options);
}

/**
 * Reads a log out of any text: Hangup's own JSON and NDJSON, and HAR files of Chrome, Firefox and HTTP Toolkit. Never
 * throws because of the text: what could be read is returned, what could not is told with its line and the reason.
 */
export async function importLog(text: string, options: ImportOptions = {}): Promise<Imported> {
  const { onProgress, signal, breathe = nextTask } = options;
  if (text.length > LARGEST) return refused(tooLarge(text.length));
  const imported: Imported = { entries: [], problems: [], unlisted: 0, about: emptyAbout() };
  let steps = 0;
  signal?.throwIfAborted();
  for (const finding of readFindings(text)) {
    if (imported.entries.length >= MOST_ENTRIES) {
      note(imported, {
        line: null,
        reason: i18n.t('importing.tooMany', [String(MOST_ENTRIES)]),
      });
      break;
    }
    add(imported, finding);
    if (++steps % AT_ONCE > 0) continue;
    onProgress?.(finding.at / text.length);
    await breathe();
    signal?.throwIfAborted();
  }
  onProgress?.(1);
  return imported;
}

function add(imported: Imported, finding: Finding): void {
  switch (finding.kind) {
    case 'entry':
      imported.entries.push(finding.entry);
      break;
    case 'problem':
      note(imported, { line: finding.line, reason: finding.reason });
      break;
    case 'about':
      imported.about = readAbout(imported.about, finding.member, finding.value);
      break;
    case 'skipped':
      break;
  }
}

function note(imported: Imported, problem: ImportProblem): void {
  if (imported.problems.length < MOST_PROBLEMS) imported.problems.push(problem);
  else imported.unlisted++;
}

function refused(reason: string): Imported {
  return { entries: [], problems: [{ line: null, reason }], unlisted: 0, about: emptyAbout() };
}

function tooLarge(size: number): string {
  const megabytes = (bytes: number) => String(Math.ceil(bytes / 1024 / 1024));
  return i18n.t('importing.tooLarge', [megabytes(size), megabytes(LARGEST)]);
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

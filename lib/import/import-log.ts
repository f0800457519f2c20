import * as v from 'valibot';
import { i18n } from '#i18n';
import type { Generator, RedactionNote } from '../export/format';
import type { LogEntry } from '../model/entry';
import { createInterner } from '../model/intern';
import type { EpochMs } from '../model/record';
import { createLineReader, looksLikeLines, type ReadItem, readItems } from './read-file';

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
  /** How much of the text has been read, 0 to 1, and what was found in it so far: the result itself, still growing. */
  onProgress?: (part: number, soFar: Imported) => void;
  /** Aborted: the import throws the signal's reason. */
  signal?: AbortSignal;
  /** Lets the page draw and listen in between. */
  breathe?: () => Promise<void>;
  /** Entries read at most. */
  maxEntries?: number;
}

/**
 * Larger texts would not fit into one string of the engine's. Bytes of a file that is no NDJSON, UTF-16 code units of a
 * text.
 */
export const MAX_SIZE = 400 * 1024 * 1024;
/** Entries read of one file at most: two and more of such logs fit into a browser's memory. */
const MAX_ENTRIES = 500_000;
const MOST_PROBLEMS = 1_000;
/** Members that were not understood. */
const MOST_NAMED = 50;
/** Findings between two pauses; the first comes sooner, since somebody waits for the first rows. */
const AT_ONCE = 500;
const FIRST = 50;

/** Characters of a file that are looked at to tell what it is; then read at once. */
const FIRST_PIECE = 128 * 1024;
const PIECE = 2 * 1024 * 1024;

/**
 * {@link importLog} for a file. NDJSON is read piece by piece, whatever its size; another file that is too large is
 * refused before it is read.
 */
export async function importFile(file: Blob, options: ImportOptions = {}): Promise<Imported> {
  const begin = await file.slice(0, FIRST_PIECE).arrayBuffer();
  const text = new TextDecoder().decode(begin);
  if (text.startsWith('{') && looksLikeLines(text)) return gather(readPieces(file, begin), file.size, options);
  if (file.size > MAX_SIZE) return refused(tooLarge(file.size));
  return importLog(await file.text(), options);
}

/**
 * Reads a log out of any text: Hangup's own JSON and NDJSON, and HAR files of Chrome, Firefox and HTTP Toolkit. Never
 * throws because of the text: what could be read is returned, what could not is told with its line and the reason.
 */
export async function importLog(text: string, options: ImportOptions = {}): Promise<Imported> {
  if (text.length > MAX_SIZE) return refused(tooLarge(text.length));
  return gather(readItems(text), text.length, options);
}

/** @param begin the first piece */
async function* readPieces(file: Blob, begin: ArrayBuffer): AsyncGenerator<ReadItem> {
  yield { kind: 'about', at: 0, member: 'format', value: 'ndjson' };
  const decoder = new TextDecoder();
  const read = createLineReader();
  let bytes = begin;
  for (let from = 0, to = FIRST_PIECE; from < file.size; from = to, to += PIECE) {
    const last = to >= file.size;
    if (from > 0) bytes = await file.slice(from, to).arrayBuffer();
    yield* read(decoder.decode(bytes, { stream: !last }), last);
  }
}

/** @param whole what the findings' `at` comes to in the end */
async function gather(
  findings: Iterable<ReadItem> | AsyncIterable<ReadItem>,
  whole: number,
  { onProgress, signal, breathe = nextTask, maxEntries = MAX_ENTRIES }: ImportOptions,
): Promise<Imported> {
  const imported: Imported = { entries: [], problems: [], unlisted: 0, about: emptyAbout() };
  const share = createInterner();
  const passedOver = new Map<string, number>();
  let steps = 0;
  let readUntil = 0;
  signal?.throwIfAborted();
  for await (const finding of findings) {
    if (finding.kind === 'entry' && imported.entries.length >= maxEntries) {
      const left = Math.max(1, Math.round(100 * (1 - readUntil / whole)));
      const reason = i18n.t('importing.tooMany', [maxEntries.toLocaleString('en'), String(left)]);
      note(imported, { line: finding.line, reason });
      break;
    }
    readUntil = finding.at;
    add(imported, finding, share);
    if (finding.kind === 'entry') {
      for (const name of finding.skipped) passedOver.set(name, (passedOver.get(name) ?? 0) + 1);
    }
    if (++steps % AT_ONCE > 0 && steps !== FIRST) continue;
    onProgress?.(Math.min(1, finding.at / whole), imported);
    await breathe();
    signal?.throwIfAborted();
  }
  if (passedOver.size > 0) {
    const names = [...passedOver].slice(0, MOST_NAMED).map(([name, count]) => `${name} (${count})`);
    note(imported, { line: null, reason: i18n.t('importing.passedOver', [names.join(', ')]) });
  }
  onProgress?.(1, imported);
  return imported;
}

function add(imported: Imported, finding: ReadItem, share: (entry: LogEntry) => LogEntry): void {
  switch (finding.kind) {
    case 'entry':
      imported.entries.push(share(finding.entry));
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
  return i18n.t('importing.tooLarge', [megabytes(size), megabytes(MAX_SIZE)]);
}

/** Timers wait for 4 ms when they are set again and again; messages do not. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** What an imported file says of itself, as far as it says it properly. */
interface ImportedFile {
  format: 'json' | 'ndjson' | 'har' | null;
  exportedAt: EpochMs | null;
  /** Who wrote it: Hangup, or the creator of a HAR (`WebInspector`, `Firefox`, `HTTP Toolkit`). */
  generator: Generator | null;
  filter: string | null;
  redaction: RedactionNote | null;
}

function emptyAbout(): ImportedFile {
  return { format: null, exportedAt: null, generator: null, filter: null, redaction: null };
}

const name = v.pipe(v.string(), v.maxLength(1_000));
const READERS = {
  format: v.picklist(['json', 'ndjson', 'har']),
  exportedAt: v.pipe(
    v.string(),
    v.isoTimestamp(),
    v.transform((text) => Date.parse(text)),
    v.finite(),
  ),
  generator: v.object({ name, version: name }),
  filter: v.nullable(v.pipe(v.string(), v.maxLength(65_536))),
  redaction: v.nullable(v.object({ rules: v.pipe(v.array(name), v.maxLength(100)), pseudonym: name })),
} as const;

/** The same with one more member read; as it was, if that member is none of ours or not as it should be. */
function readAbout(about: ImportedFile, member: string, value: unknown): ImportedFile {
  if (!isMember(member)) return about;
  const read = v.safeParse(READERS[member], value);
  return read.success ? { ...about, [member]: read.output } : about;
}

function isMember(member: string): member is keyof typeof READERS {
  return Object.hasOwn(READERS, member);
}

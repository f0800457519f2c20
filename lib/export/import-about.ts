import * as v from 'valibot';
import type { EpochMs } from '../record/record';
import type { Generator } from './format';
import type { RedactionNote } from './redaction-note';

/** What an imported file says of itself, as far as it says it properly. */
export interface ImportedFile {
  format: 'json' | 'ndjson' | 'har' | null;
  exportedAt: EpochMs | null;
  /** Who wrote it: Hangup, or the creator of a HAR (`WebInspector`, `Firefox`, `HTTP Toolkit`). */
  generator: Generator | null;
  filter: string | null;
  redaction: RedactionNote | null;
}

export function emptyAbout(): ImportedFile {
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
export function readAbout(about: ImportedFile, member: string, value: unknown): ImportedFile {
  if (!isMember(member)) return about;
  const read = v.safeParse(READERS[member], value);
  return read.success ? { ...about, [member]: read.output } : about;
}

function isMember(member: string): member is keyof typeof READERS {
  return Object.hasOwn(READERS, member);
}

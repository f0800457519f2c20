import { canonical } from '../model/canonical';
import type { LogEntry } from '../model/entry';
import { escapeSurrogates, unescapeSurrogates } from './csv-cell';
import { type ExportContext, type ExportFormat, isoMillis } from './format';

/** Rises when a reader of the last one would misread the new one; not when a field is added. */
const JSON_VERSION = 1;

/**
 * All that was recorded, with the annotations beside it, one entry a line; see docs/formats/json.md.
 * `JSON.stringify` is well-formed (ECMA-262 §25.5.2): a lone surrogate leaves as `\udXXX` and comes back as itself.
 */
export const json: ExportFormat = {
  id: 'json',
  extension: 'json',
  mediaType: 'application/json',
  *write(entries, context) {
    const head = JSON.stringify({ ...fileHead(context), entries: [] });
    yield head.slice(0, -']}'.length);
    let separator = '\n';
    for (const entry of entries) {
      yield separator + entryLine(entry, context);
      separator = ',\n';
    }
    yield '\n]}\n';
  },
};

/** What a file of ours says of itself; NDJSON begins with the same. */
export function fileHead({ exportedAt, generator, filter, redaction }: Omit<ExportContext, 'annotate' | 'explain'>) {
  return {
    format: 'hangup',
    version: JSON_VERSION,
    exportedAt: isoMillis(exportedAt),
    generator: { name: generator.name, version: generator.version },
    filter,
    redaction: redaction && { rules: redaction.rules, pseudonym: redaction.pseudonym },
  } as const;
}

/** An entry and its annotation as one line of JSON. */
function entryLine(entry: LogEntry, { annotate }: ExportContext): string {
  return JSON.stringify({ ...canonical(entry), annotation: annotate(entry) });
}

/**
 * One entry a line, each line whole in itself: files can be cut, joined and filtered line by line, and DuckDB or jq read
 * them as they are. See docs/formats/ndjson.md.
 */
export const ndjson: ExportFormat = {
  id: 'ndjson',
  extension: 'ndjson',
  mediaType: 'application/x-ndjson',
  *write(entries, context) {
    const { redaction } = context;
    const head = JSON.stringify({
      format: 'hangup',
      version: JSON_VERSION,
      redaction: redaction && { rules: redaction.rules, pseudonym: redaction.pseudonym },
    });
    for (const entry of entries) yield `${head.slice(0, -1)},${readable(entryLine(entry, context)).slice(1)}\n`;
  },
};

/** What JSON makes of a lone surrogate, and text that looks like our escape of one. */
const LONE = /\\ud[89a-f][0-9a-f]{2}|\\\\uD[89A-F][0-9A-F]{2}/;
const ESCAPED = /\\\\uD[89A-F][0-9A-F]{2}/;

/** Readers stricter than ECMAScript (DuckDB is one) refuse the whole file for one `\ud83d`: it is escaped as in CSV. */
function readable(line: string): string {
  return LONE.test(line) ? JSON.stringify(JSON.parse(line, onStrings(escapeSurrogates))) : line;
}

/** A line as `JSON.parse` reads it, with {@link readable} taken back. Throws where that throws. */
export function parseLine(line: string): unknown {
  return JSON.parse(line, ESCAPED.test(line) ? onStrings(unescapeSurrogates) : undefined);
}

function onStrings(change: (text: string) => string) {
  return (_: string, value: unknown) => (typeof value === 'string' ? change(value) : value);
}

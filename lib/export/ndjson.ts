import { escapeSurrogates, unescapeSurrogates } from './csv-cell';
import type { ExportFormat } from './format';
import { entryLine, JSON_VERSION } from './json';

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

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
    for (const entry of entries) yield `${head.slice(0, -1)},${entryLine(entry, context).slice(1)}\n`;
  },
};

import type { LogEntry } from '../record/entry';
import { canonical } from './canonical';
import type { ExportContext, ExportFormat } from './format';
import { isoMillis } from './instant';

/** Rises when a reader of the last one would misread the new one; not when a field is added. */
export const JSON_VERSION = 1;

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
export function entryLine(entry: LogEntry, { annotate }: ExportContext): string {
  return JSON.stringify({ ...canonical(entry), annotation: annotate(entry) });
}

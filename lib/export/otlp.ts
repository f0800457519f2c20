import type { LogEntry } from '../record/entry';
import { escapeSurrogates } from './csv-cell';
import type { ExportContext, ExportFormat } from './format';
import { fileHead } from './json';
import { type OtlpAttribute, toLogRecord } from './otlp-record';

/** Entries of one line; each line is a request that a Collector takes at once. */
const BATCH = 500;

/**
 * OpenTelemetry logs in OTLP/JSON, one `ExportLogsServiceRequest` a line, as the Collector's `otlpjsonfile` receiver
 * reads them; each line is also a body for `POST /v1/logs`. See docs/formats/otlp.md.
 */
export const otlp: ExportFormat = {
  id: 'otlp',
  extension: 'otlp.jsonl',
  mediaType: 'application/x-ndjson',
  *write(entries, context) {
    let batch: LogEntry[] = [];
    for (const entry of entries) {
      batch.push(entry);
      if (batch.length < BATCH) continue;
      yield toLine(batch, context);
      batch = [];
    }
    if (batch.length > 0) yield toLine(batch, context);
  },
};

function toLine(entries: readonly LogEntry[], context: ExportContext): string {
  return `${JSON.stringify(toRequest(entries, context))}\n`;
}

/**
 * An `ExportLogsServiceRequest` of these entries.
 *
 * @param resource further attributes of the resource; they take the place of ours of the same name
 */
export function toRequest(
  entries: readonly LogEntry[],
  context: Omit<ExportContext, 'explain'>,
  resource: OtlpAttribute[] = [],
) {
  const { filter, redaction } = fileHead(context);
  const given = new Set(resource.map(({ key }) => key));
  const text = (key: string, value: string | null): OtlpAttribute[] =>
    value === null || given.has(key) ? [] : [{ key, value: { stringValue: escapeSurrogates(value) } }];
  return {
    resourceLogs: [
      {
        resource: {
          attributes: [
            ...text('service.name', 'hangup'),
            ...text('service.version', context.generator.version),
            ...text('hangup.filter', filter),
            ...text('hangup.redaction', redaction ? redaction.rules.join(' ') : null),
            ...resource,
          ],
        },
        scopeLogs: [
          {
            scope: { name: context.generator.name, version: context.generator.version },
            logRecords: entries.map((entry) => toLogRecord(entry, context.annotate(entry))),
          },
        ],
      },
    ],
  };
}

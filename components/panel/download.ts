import { fileName } from '../../lib/export/file-name';
import type { ExportFormat } from '../../lib/export/format';
import { stream, toBlob } from '../../lib/export/stream';
import type { Panel } from '../../lib/models/panel';
import { describe } from '../../lib/record/describe';
import type { LogEntry } from '../../lib/record/entry';
import { explain } from '../../lib/record/explain';
import { urlParts } from '../../lib/record/url-parts';

/** Writes the entries and hands them to the browser as a file. */
export async function download(
  { ports, scope }: Panel,
  format: ExportFormat,
  entries: readonly LogEntry[],
  filter: string | null,
): Promise<void> {
  const at = ports.now();
  const page = scope.page.peek();
  const url =
    page && page !== 'unwatched'
      ? page.url
      : (entries.find(({ record }) => record.document.top)?.record.document.url ?? '');
  const context = {
    exportedAt: at,
    generator: { name: 'Hangup', version: ports.version },
    annotate: describe,
    explain,
    filter: filter || null,
    redaction: null,
  };
  const blob = await toBlob(stream(format, entries, context), format.mediaType);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName({
    at,
    host: urlParts(url).host || null,
    count: entries.length,
    extension: format.extension,
  });
  link.click();
  // The download has its own hold on the data once the click was handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

import { annotate } from '../../lib/analysis/annotate';
import { explain } from '../../lib/analysis/explain';
import type { ExportFormat } from '../../lib/export/format';
import { fileName } from '../../lib/export/format';
import { stream, toBlob } from '../../lib/export/stream';
import type { LogEntry } from '../../lib/model/entry';
import { urlParts } from '../../lib/model/url-parts';
import type { Panel } from '../../lib/state/panel';
import { redactorOf } from '../../lib/state/panel-preferences';

/**
 * Writes the entries and hands them to the browser as a file; redacted first, if that is on.
 *
 * @param isTranslated whether a report is in the language of the page
 */
export function download(
  panel: Panel,
  format: ExportFormat,
  entries: readonly LogEntry[],
  filter: string | null,
  isTranslated = false,
) {
  const { ports, work } = panel;
  const at = ports.now();
  const redactor = redactorOf(panel);
  const context = {
    exportedAt: at,
    generator: { name: 'Hangup', version: ports.version },
    annotate: annotate,
    explain,
    filter: filter || null,
    redaction: redactor.note,
    isTranslated,
  };
  const name = fileName({ at, host: hostOf(panel, entries), count: entries.length, extension: format.extension });

  return work.run(name, async ({ signal, onProgress }) => {
    const chunks = stream(format, redacted(), context, {
      signal,
      onProgress: (written) => onProgress(written / entries.length),
    });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await toBlob(chunks, format.mediaType));
    link.download = name;
    link.click();
    // The download has its own hold on the data once the click was handled.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  });

  function* redacted() {
    for (const entry of entries) yield redactor.note ? redactor.redact(entry) : entry;
  }
}

/** Host of the page that the log is of. */
function hostOf({ scope }: Panel, entries: readonly LogEntry[]): string | null {
  const page = scope.page.peek();
  const top = entries.find(({ record }) => record.document.top)?.record.document.url;
  return urlParts(page && page !== 'unwatched' ? page.url : (top ?? '')).host || null;
}

import type { ExportFormat } from './format';
import { toHarEntry } from './har-entry';
import { fileHead } from './json';

/**
 * HAR 1.2 for Chrome's Network panel, Firefox, HTTP Toolkit and whatever else reads it; see docs/formats/har.md.
 * Members that begin with an underscore are outside of the specification, as it asks for them to be named.
 */
export const har: ExportFormat = {
  id: 'har',
  extension: 'har',
  mediaType: 'application/json',
  *write(entries, context) {
    const { filter, redaction, exportedAt } = fileHead(context);
    const head = JSON.stringify({
      log: {
        version: '1.2',
        creator: { name: context.generator.name, version: context.generator.version },
        pages: [],
        _hangup: { exportedAt, filter, redaction },
        entries: [],
      },
    });
    yield head.slice(0, -']}}'.length);
    let separator = '\n';
    for (const entry of entries) {
      yield separator + JSON.stringify(toHarEntry(entry, context.annotate(entry)));
      separator = ',\n';
    }
    yield '\n]}}\n';
  },
};

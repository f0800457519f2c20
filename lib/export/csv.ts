import { csvCell } from './csv-cell';
import { COLUMNS } from './csv-columns';
import type { ExportFormat } from './format';

/**
 * RFC 4180, for spreadsheets: CRLF, a header line, one stable column order; see docs/formats/csv.md.
 * It begins with a byte order mark: without one, Excel reads UTF-8 as the machine's old code page.
 */
export const csv: ExportFormat = {
  id: 'csv',
  extension: 'csv',
  mediaType: 'text/csv;charset=utf-8',
  *write(entries, { annotate, redaction }) {
    yield `\ufeff${COLUMNS.map(({ name }) => name).join(',')}\r\n`;
    for (const entry of entries) {
      const annotation = annotate(entry);
      yield `${COLUMNS.map((column) => toField(column.kind, column.cell(entry, annotation, redaction))).join(',')}\r\n`;
    }
  },
};

/** Instants are digits and capitals of our own making and need no quotation marks. */
function toField(kind: string, value: ReturnType<(typeof COLUMNS)[number]['cell']>): string {
  return kind === 'instant' && value !== null ? String(value) : csvCell(value);
}

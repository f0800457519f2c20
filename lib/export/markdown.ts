import { i18n } from '#i18n';
import { summaryText } from '../handshake/summary-text';
import type { Annotation } from '../record/annotation';
import { durationText } from '../record/duration';
import type { LogEntry } from '../record/entry';
import type { ExportContext, ExportFormat } from './format';
import { isoMillis } from './instant';
import { details } from './markdown-details';
import { code, plain } from './markdown-text';

/** Entries told in full: a report is read by people, and an issue holds 65,536 characters. */
const TOLD_IN_FULL = 50;

/**
 * A report for an issue or a chat: what happened, a table of all, the first entries in full. Nothing that a page or a
 * server wrote can become markup. See docs/formats/markdown.md.
 */
export const markdown: ExportFormat = {
  id: 'markdown',
  extension: 'md',
  mediaType: 'text/markdown;charset=utf-8',
  *write(entries, context) {
    yield* head(context);
    const told: [LogEntry, Annotation][] = [];
    let count = 0;
    for (const entry of entries) {
      const annotation = context.annotate(entry);
      if (count === 0) yield tableHead();
      if (count++ < TOLD_IN_FULL) told.push([entry, annotation]);
      yield tableRow(entry, annotation);
    }
    if (count === 0) yield `${i18n.t('report.nothing')}\n`;
    if (count > TOLD_IN_FULL) yield `\n${i18n.t('report.firstTold', [String(TOLD_IN_FULL), String(count)])}\n`;
    for (const [index, [entry, annotation]] of told.entries()) {
      yield `\n${details(entry, annotation, context, index + 1)}`;
    }
  },
};

function* head({ exportedAt, generator, filter, redaction }: ExportContext): Iterable<string> {
  yield `# ${i18n.t('report.title')}\n\n`;
  yield `${i18n.t('report.madeBy', [plain(`${generator.name} ${generator.version}`), isoMillis(exportedAt)])}\n`;
  if (filter !== null) yield `${i18n.t('report.filter', [code(filter)])}\n`;
  if (redaction) yield `${i18n.t('report.redacted', [code(redaction.rules.join(' ')), code(redaction.pseudonym)])}\n`;
  yield '\n';
}

function tableHead(): string {
  const names = [
    i18n.t('report.column.time'),
    i18n.t('report.column.code'),
    i18n.t('report.column.name'),
    i18n.t('report.column.http'),
    i18n.t('report.column.reason'),
    i18n.t('report.column.closedBy'),
    i18n.t('report.column.duration'),
    i18n.t('report.column.url'),
  ];
  return `${row(names)}${row(names.map(() => '---'))}`;
}

function tableRow({ record }: LogEntry, annotation: Annotation): string {
  return row([
    isoMillis(record.endedAt).slice(11, -1),
    plain(annotation.codeLabel),
    plain(summaryText(annotation.name)),
    plain(annotation.http.text),
    code(annotation.reason),
    plain(i18n.t(`panel.closedBy.${annotation.closedBy}`)),
    plain(durationText(annotation.durationMs)),
    code(annotation.url),
  ]);
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

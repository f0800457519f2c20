import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { Annotation } from '../../lib/analysis/annotation';
import { httpText, meaningText, nameText } from '../../lib/analysis/annotation-text';
import type { ClosedBy } from '../../lib/analysis/classify';
import { durationText } from '../../lib/i18n/format';
import type { LogEntry } from '../../lib/model/entry';
import { isEndUnknown } from '../../lib/model/outcome';
import { urlParts } from '../../lib/model/url-parts';
import type { ColumnId } from '../../lib/state/columns';
import { categoryName } from '../category-name';
import { RangeMark } from '../range-mark';
import { wordsBy } from '../words-by';
import { clockText } from './quantity';

const closedByName = wordsBy((closedBy: ClosedBy) => i18n.t(`panel.closedBy.${closedBy}`));

type Cell = (entry: LogEntry, annotation: Annotation) => JSX.Element | string;

/** What stands in each column. */
export const CELLS: Record<ColumnId, Cell> = {
  time: ({ record }) => clockText(record.endedAt),
  code: (_, { codeLabel, category }) => (
    <>
      <RangeMark category={category} />
      {/* The mark of this category is a cross already; the sign stays for whoever reads or copies the text. */}
      {codeLabel.startsWith('✕') ? <span class="hidden">✕ </span> : null}
      {codeLabel.replace(/^✕ ?/, '')}
    </>
  ),
  name: (_, annotation) => nameText(annotation),
  category: (_, { category }) => categoryName(category),
  http: (_, { http }) => httpText(http),
  reason: (_, { reason }) => <bdi>{reason}</bdi>,
  closedBy: (_, { closedBy }) => closedByName(closedBy),
  duration: ({ record }, { durationMs }) => (isEndUnknown(record) ? '–' : durationText(durationMs)),
  url: (_, { url, host, path }) =>
    host ? (
      <>
        {path}
        <span class="host"> {host}</span>
      </>
    ) : (
      url
    ),
  frame: ({ record }, { frameUrl, worker }) => {
    if (worker) return i18n.t('panel.frame.worker');
    if (record.document.top) return i18n.t('panel.frame.top');
    return urlParts(frameUrl).path;
  },
};

/** The whole of what a cell may have to cut off, and its longer name; absent where nothing is lost. */
export function cellTitle(column: ColumnId, entry: LogEntry, annotation: Annotation): string | undefined {
  switch (column) {
    case 'name':
      return meaningText(annotation) ?? nameText(annotation);
    case 'reason':
      return annotation.reason || undefined;
    case 'url':
      return annotation.url;
    case 'frame':
      return annotation.frameUrl;
    case 'http':
      return i18n.t(`panel.httpKind.${annotation.http.kind}`);
    case 'closedBy':
      return i18n.t(`panel.closedByLong.${annotation.closedBy}`);
    case 'duration':
      return isEndUnknown(entry.record)
        ? undefined
        : i18n.t('panel.cell.milliseconds', [annotation.durationMs.toFixed(1)]);
    case 'time':
      return new Date(entry.record.endedAt).toISOString();
    default:
      return undefined;
  }
}

import { i18n } from '#i18n';
import { describe } from '../../../lib/record/describe';
import { durationText } from '../../../lib/record/duration';
import type { LogEntry } from '../../../lib/record/entry';
import { explain } from '../../../lib/record/explain';
import { phaseName } from '../phase-name';

/** One end as a few lines for a bug report: the sentence, then a table of what was seen. */
export function markdown(entry: LogEntry): string {
  const { record } = entry;
  const { headline, advice } = explain(entry);
  const { codeLabel, name, http, reason, closedBy, durationMs, url, frameUrl, phase } = describe(entry);
  const rows: [string, string][] = [
    [i18n.t('panel.column.time'), new Date(record.endedAt).toISOString()],
    [i18n.t('panel.column.code'), `${codeLabel} ${name}`],
    [i18n.t('panel.column.http'), http.text],
    [i18n.t('panel.column.reason'), reason],
    [i18n.t('panel.column.closedBy'), i18n.t(`panel.closedBy.${closedBy}`)],
    [i18n.t('panel.column.duration'), durationText(durationMs)],
    [i18n.t('panel.connection.phase'), phase ? phaseName(phase) : ''],
    [i18n.t('panel.evidence.failure'), entry.evidence?.failure ?? ''],
    [i18n.t('panel.column.url'), url],
    [i18n.t('panel.column.frame'), frameUrl],
  ];
  const lines = rows.filter(([, value]) => value !== '').map(([key, value]) => `| ${key} | ${cell(value)} |`);
  return [headline, advice ?? '', ['| | |', '|---|---|', ...lines].join('\n')].filter(Boolean).join('\n\n');
}

/** A value that cannot leave its cell. */
function cell(value: string): string {
  const ticks = '`'.repeat(Math.max(0, ...[...value.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const inner = value.replaceAll(/[\r\n]+/g, ' ').replaceAll('|', '\\|');
  const space = inner.startsWith('`') || inner.endsWith('`') ? ' ' : '';
  return `${ticks}${space}${inner}${space}${ticks}`;
}

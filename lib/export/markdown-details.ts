import { i18n } from '#i18n';
import { summaryText } from '../handshake/summary-text';
import type { Annotation } from '../record/annotation';
import { durationText } from '../record/duration';
import type { LogEntry } from '../record/entry';
import { exactTraffic, usualGap } from '../record/exact-traffic';
import { schemeUpgrade } from '../record/upgrade';
import { upgradeText } from '../record/upgrade-text';
import { local } from '../reference/translation';
import type { ExportContext } from './format';
import { isoMillis } from './instant';
import { code, plain, sentence } from './markdown-text';

/**
 * One end in full, with a heading of the third level.
 *
 * @param number in a report; `null`: it stands alone
 */
export function details(
  entry: LogEntry,
  annotation: Annotation,
  { explain }: Pick<ExportContext, 'explain'>,
  number: number | null,
): string {
  const place = number === null ? '' : `${number}. `;
  const { headline, advice } = explain(entry);
  const facts = factsOf(entry, annotation)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `- ${name}: ${value}\n`);
  return `### ${place}${sentence(headline)}\n\n${advice ? `${sentence(advice)}\n\n` : ''}${facts.join('')}`;
}

function factsOf(entry: LogEntry, annotation: Annotation): [string, string][] {
  const { record, source, evidence } = entry;
  const { outcome, closeCall } = record;
  const traffic = exactTraffic(entry);
  const upgrade = schemeUpgrade(entry);
  const gap = traffic && usualGap(traffic.received);
  return [
    [i18n.t('report.column.url'), code(annotation.url)],
    [i18n.t('report.requestedUrl'), code(record.requestedUrl ?? '')],
    [i18n.t('report.upgraded'), upgrade === null ? '' : plain(upgradeText(upgrade))],
    [
      i18n.t('report.column.code'),
      plain([annotation.code ?? annotation.codeLabel, summaryText(annotation.name)].join(' ')),
    ],
    [i18n.t('report.meaning'), plain(local(annotation.meaning ?? ''))],
    [i18n.t('report.column.reason'), code(annotation.reason)],
    [i18n.t('report.column.http'), plain(annotation.http.text)],
    [i18n.t('report.failure'), code(evidence?.failure ?? '')],
    [
      i18n.t('report.exception'),
      code(outcome.kind === 'constructor-threw' ? `${outcome.name}: ${outcome.message}` : ''),
    ],
    [i18n.t('report.column.closedBy'), plain(i18n.t(`panel.closedByLong.${annotation.closedBy}`))],
    [
      i18n.t('report.closeCall'),
      closeCall
        ? code(`close(${[closeCall.code, closeCall.reason].filter((argument) => argument !== null).join(', ')})`)
        : '',
    ],
    [i18n.t('report.created'), isoMillis(record.createdAt)],
    [i18n.t('report.opened'), record.openedAt === null ? '' : isoMillis(record.openedAt)],
    [i18n.t('report.ended'), isoMillis(record.endedAt)],
    [i18n.t('report.column.duration'), plain(durationText(annotation.durationMs))],
    [i18n.t('report.silence'), annotation.silentMs === null ? '' : plain(durationText(annotation.silentMs))],
    [
      i18n.t('report.sent'),
      traffic ? i18n.t('report.messages', [String(traffic.sent.messages), String(traffic.sent.bytes)]) : '',
    ],
    [
      i18n.t('report.received'),
      traffic
        ? i18n.t(traffic.received.approximate ? 'report.aboutMessages' : 'report.messages', [
            String(traffic.received.messages),
            String(traffic.received.binaryBytes + traffic.received.textLength),
          ])
        : '',
    ],
    [i18n.t('report.longestSilence'), duration(traffic?.received.longestSilence)],
    [i18n.t('report.usualGap'), duration(gap)],
    [
      i18n.t('report.largestQueue'),
      traffic?.sent.maxBufferedAmount ? i18n.t('report.bytes', [String(traffic.sent.maxBufferedAmount)]) : '',
    ],
    [i18n.t('report.discarded'), traffic?.sent.discarded ? String(traffic.sent.discarded) : ''],
    [i18n.t('report.subprotocol'), code(record.protocol)],
    [i18n.t('report.document'), code(record.document.url)],
    [i18n.t('report.initiator'), code((record.initiator ?? '').split('\n', 1)[0] ?? '')],
    [i18n.t('report.engine'), plain(source.engine)],
  ];
}

function duration(ms: number | null | undefined): string {
  return ms == null ? '' : plain(durationText(ms));
}

import { i18n } from '#i18n';
import type { Annotation } from '../analysis/annotation';
import { httpText, meaningText, nameText } from '../analysis/annotation-text';
import { protocolMessageText } from '../analysis/protocol-message-text';
import { schemeUpgrade } from '../analysis/upgrade';
import { upgradeText } from '../analysis/upgrade-text';
import { durationText } from '../i18n/format';
import { inEnglish } from '../i18n/translation';
import type { LogEntry } from '../model/entry';
import { exactTraffic, usualGap } from '../model/exact-traffic';
import { type ExportContext, type ExportFormat, isoMillis } from './format';

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
    [i18n.t('report.column.code'), plain([annotation.code ?? annotation.codeLabel, nameText(annotation)].join(' '))],
    [i18n.t('report.meaning'), plain(meaningText(annotation) ?? '')],
    [i18n.t('report.column.reason'), code(annotation.reason)],
    [i18n.t('report.column.http'), plain(httpText(annotation.http))],
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
    ...record.protocolMessages.map((message): [string, string] => [
      i18n.t(message.direction === 'sent' ? 'report.protocolMessageSent' : 'report.protocolMessageReceived', [
        isoMillis(message.at),
      ]),
      code(protocolMessageText(message)),
    ]),
    [i18n.t('report.document'), code(record.document.url)],
    [i18n.t('report.initiator'), code((record.initiator ?? '').split('\n', 1)[0] ?? '')],
    [i18n.t('report.engine'), plain(source.engine)],
  ];
}

function duration(ms: number | null | undefined): string {
  return ms == null ? '' : plain(durationText(ms));
}

/** Entries told in full: a report is read by people, and an issue holds 65,536 characters. */
const SHOWN_IN_FULL = 50;

/**
 * A report for an issue or a chat: what happened, a table of all, the first entries in full. Nothing that a page or a
 * server wrote can become markup. See docs/formats/markdown.md.
 */
export const markdown: ExportFormat = {
  id: 'markdown',
  extension: 'md',
  mediaType: 'text/markdown;charset=utf-8',
  *write(entries, context) {
    const pieces = report(entries, context);
    // Between two pieces the page draws in its own language.
    const next = () => pieces.next();
    for (;;) {
      const piece = context.isTranslated ? next() : inEnglish(next);
      if (piece.done) return;
      yield piece.value;
    }
  },
};

function* report(entries: Iterable<LogEntry>, context: ExportContext): Generator<string, void> {
  yield* head(context);
  const reported: [LogEntry, Annotation][] = [];
  let count = 0;
  for (const entry of entries) {
    const annotation = context.annotate(entry);
    if (count === 0) yield tableHead();
    if (count++ < SHOWN_IN_FULL) reported.push([entry, annotation]);
    yield tableRow(entry, annotation);
  }
  if (count === 0) yield `${i18n.t('report.nothing')}\n`;
  if (count > SHOWN_IN_FULL) yield `\n${i18n.t('report.firstTold', [String(SHOWN_IN_FULL), String(count)])}\n`;
  for (const [index, [entry, annotation]] of reported.entries()) {
    yield `\n${details(entry, annotation, context, index + 1)}`;
  }
}

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
    plain(nameText(annotation)),
    plain(httpText(annotation.http)),
    code(annotation.reason),
    plain(i18n.t(`panel.closedBy.${annotation.closedBy}`)),
    plain(durationText(annotation.durationMs)),
    code(annotation.url),
  ]);
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

/**
 * A page's text on one line of Markdown, shown as it is: in a code span, where neither HTML, links, mentions nor
 * emphasis work. Line breaks and characters that cannot be seen, or that turn the line round, are shown by their names.
 */
export function code(text: string): string {
  const visible = showInvisible(text);
  if (visible === '') return '';
  const longest = Math.max(0, ...[...visible.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  // A space is taken away on both sides when there is one on both, unless there is nothing else (CommonMark 6.1).
  const pad = /^[` ]|[` ]$/.test(visible) && visible.trim() !== '' ? ' ' : '';
  // In a table a pipe separates cells even within a code span (GFM 4.10). Behind a backslash of the text the escape would
  // be read as an escaped backslash and a bare pipe: an invisible word joiner keeps the two apart.
  return fence + pad + visible.replaceAll('\\|', '\\\u2060|').replaceAll('|', '\\|') + pad + fence;
}

/** Text that stands as text: nothing in it is HTML, a link, a mention, emphasis or a new cell. */
export function plain(text: string): string {
  return showInvisible(text)
    .replaceAll(/[\\`*_{}[\]()#+.!|~:-]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '@\u2060');
}

/** A sentence of ours, in which `**` sets off what matters and all else may be a page's. */
export function sentence(text: string): string {
  const parts = text.split('**').map(plain);
  if (parts.length % 2 === 0) return parts.join('');
  return parts.map((part, index) => (index % 2 && part.trim() ? `**${part.trim()}**` : part)).join('');
}

/** Control characters, bidirectional marks and lone surrogates; not the joiners that emoji and Persian need. */
const INVISIBLE = /(?!\u200c|\u200d|\u2060)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const NAMES: Record<string, string> = { '\n': '⏎', '\r': '␍', '\t': '⇥' };

function showInvisible(text: string): string {
  return text.replace(INVISIBLE, (char) => {
    const point = char.codePointAt(0) ?? 0;
    return NAMES[char] ?? `⟨U+${point.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}

import { i18n } from '#i18n';
import { local } from '../i18n/translation';
import { EXACTNESS_SIGN, httpStatusText, type RankedEquivalent } from './http-equivalent';
import { type CodeMeaning, lookUp } from './look-up';
import type { ReferenceRow } from './rows';

/** A row of the reference with what it opens to, as Markdown to paste into an issue or a chat. */
export function rowAsMarkdown(row: ReferenceRow): string {
  const title =
    row.kind === 'application'
      ? `${row.label} ${row.name} (${row.application.dictionary.name})`
      : `${row.label} ${local(row.name)}`;
  const head = `**${plain(title)}**${i18n.t('reference.colon')}${plain(local(row.meaning))}`;
  return `${[head, ...linesOf(row)].join('\n')}\n`;
}

function linesOf(row: ReferenceRow): string[] {
  const note = i18n.t('reference.details.note');
  const whatToDo = i18n.t('panel.code.whatToDo');
  const reconnecting = i18n.t('reference.details.reconnect');
  const source = i18n.t('reference.details.source');
  switch (row.kind) {
    case 'code': {
      const { code } = row;
      return items([
        [whatToDo, local(code.whatToDo)],
        [reconnecting, local(code.reconnect.how)],
        [i18n.t('reference.column.http'), equivalents(code.http) ?? i18n.t('reference.exactness.none')],
        [i18n.t('reference.details.sentBy'), sendersText(code)],
        [source, code.sources.join('; ')],
      ]);
    }
    case 'range':
      return items([
        [i18n.t('reference.details.policy'), local(row.range.policy)],
        [source, row.range.source],
      ]);
    case 'application': {
      const { entry, http } = row.application;
      return items([
        [whatToDo, entry.advice && local(entry.advice)],
        [reconnecting, entry.reconnect && i18n.t(`reference.reconnect.${entry.reconnect}`)],
        [i18n.t('reference.column.http'), equivalents(http)],
        [note, entry.note && local(entry.note)],
        [source, row.application.source],
      ]);
    }
    case 'status': {
      const { status, code, exactness, why } = row.advice;
      return items([
        [i18n.t('reference.details.closeWith'), `${EXACTNESS_SIGN[exactness]} ${code} ${lookUp(code).name}`],
        [i18n.t('reference.page.why'), local(why)],
        [i18n.t('reference.column.http'), `${status} ${httpStatusText(status) ?? ''}`],
        [source, row.advice.source],
      ]);
    }
  }
}

function equivalents(all: readonly RankedEquivalent[]): string | undefined {
  return all.length === 0 ? undefined : all.map(equivalent).join(i18n.t('reference.semicolon'));
}

function equivalent({ status, text, exactness, notes }: RankedEquivalent): string {
  const grade = i18n.t(`reference.exactness.${exactness}`);
  const said = notes.length === 0 ? grade : `${grade}${i18n.t('reference.colon')}${notes.map(local).join(' ')}`;
  return `${EXACTNESS_SIGN[exactness]} ${status} ${text} ${i18n.t('reference.aside', [said])}`;
}

function items(pairs: readonly (readonly [string, string | undefined])[]): string[] {
  return pairs.flatMap(([name, text]) =>
    text === undefined ? [] : [`- ${name}${i18n.t('reference.colon')}${plain(text)}`],
  );
}

/** What Markdown would take for markup stands for itself. */
function plain(text: string): string {
  return text.replace(/[\\`*_<>|[\]]/g, '\\$&').replace(/\s+/g, ' ');
}

/** Who may put a code in a Close frame, in words. */
export function sendersText({ sendableBy, synthesised }: CodeMeaning): string {
  if (synthesised) return i18n.t('reference.details.madeUp');
  if (sendableBy.length === 0) return i18n.t('reference.details.nobody');
  const list = new Intl.ListFormat(i18n.t('extension.lang'), { type: 'disjunction' });
  return list.format(sendableBy.map((sender) => i18n.t(`reference.sender.${sender}`)));
}

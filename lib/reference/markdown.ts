import type { HttpEquivalent } from '../../data/close-code';
import { EXACTNESS_SIGN } from './http-equivalent';
import { httpStatusText } from './http-status';
import { lookUp } from './look-up';
import type { ReferenceRow } from './rows';

/** A row of the reference with what it opens to, as Markdown to paste into an issue or a chat. */
export function rowAsMarkdown(row: ReferenceRow): string {
  const title =
    row.kind === 'application'
      ? `${row.label} ${row.name} (${row.application.dictionary.name})`
      : `${row.label} ${row.name}`;
  return `${[`**${plain(title)}**: ${plain(row.meaning)}`, ...linesOf(row)].join('\n')}\n`;
}

function linesOf(row: ReferenceRow): string[] {
  switch (row.kind) {
    case 'code': {
      const { whatToDo, reconnect, http, sendableBy, synthesised, sources } = row.code;
      return items([
        ['What to do', whatToDo],
        ['Reconnect', reconnect.how],
        ['HTTP', http.length === 0 ? 'none' : http.map(equivalent).join('; ')],
        ['Sent by', synthesised ? 'nobody: made up by the receiving side' : sendableBy.join(', ') || 'nobody'],
        ['Source', sources.join('; ')],
      ]);
    }
    case 'range':
      return items([
        ['Registration', row.range.policy],
        ['Source', row.range.source],
      ]);
    case 'application': {
      const { entry, http, source } = row.application;
      return items([
        ['What to do', entry.advice],
        ['Reconnect', entry.reconnect],
        ['HTTP', http.length === 0 ? undefined : http.map(equivalent).join('; ')],
        ['Note', entry.note],
        ['Source', source],
      ]);
    }
    case 'status': {
      const { status, code, exactness, why, source } = row.advice;
      return items([
        ['Close with', `${EXACTNESS_SIGN[exactness]} ${code} ${lookUp(code).name}`],
        ['Why', why],
        ['Status', `${status} ${httpStatusText(status) ?? ''}`],
        ['Source', source],
      ]);
    }
  }
}

function equivalent({ status, text, exactness, note }: HttpEquivalent): string {
  return `${EXACTNESS_SIGN[exactness]} ${status} ${text} (${exactness}${note === undefined ? '' : `: ${note}`})`;
}

function items(pairs: readonly (readonly [string, string | undefined])[]): string[] {
  return pairs.flatMap(([name, text]) => (text === undefined ? [] : [`- ${name}: ${plain(text)}`]));
}

/** What Markdown would take for markup stands for itself. */
function plain(text: string): string {
  return text.replace(/[\\`*_<>|[\]]/g, '\\$&').replace(/\s+/g, ' ');
}

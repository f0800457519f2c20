import { i18n } from '#i18n';
import { annotate } from '../../../lib/analysis/annotate';
import type { ClosedBy } from '../../../lib/analysis/classify';
import { durationText } from '../../../lib/i18n/format';
import type { LogEntry } from '../../../lib/model/entry';
import type { CloseCall } from '../../../lib/model/record';
import { Field, Section } from './section';

/** Both halves: what the page asked for, and what came back or came first. */
export function ClosingHandshake({ entry }: { entry: LogEntry }) {
  const { outcome, closeCall } = entry.record;
  const { closedBy, closingMs } = annotate(entry);
  if (outcome.kind !== 'closed' && !closeCall) return null;
  return (
    <Section title={i18n.t('panel.closing.title')}>
      <dl>
        <Field name={i18n.t('panel.closing.began')}>{i18n.t(`panel.closedByLong.${closedBy}`)}</Field>
        <Field name={i18n.t('panel.closing.called')} mono>
          {closeCall && callText(closeCall)}
        </Field>
        {outcome.kind === 'closed' && (
          <>
            <Field name={i18n.t('panel.closing.received')}>{receivedText(outcome, closedBy)}</Field>
            <Field name={i18n.t('panel.closing.reason')} mono>
              {outcome.reason && <bdi>{outcome.reason}</bdi>}
            </Field>
            <Field name={i18n.t('panel.closing.clean')}>
              {i18n.t(outcome.wasClean ? 'panel.closing.wasClean' : 'panel.closing.notClean')}
            </Field>
          </>
        )}
        <Field name={i18n.t('panel.closing.took')}>{closingMs !== null && durationText(closingMs)}</Field>
      </dl>
    </Section>
  );
}

function callText({ code, reason, codeType }: CloseCall): string {
  const first = codeType === null ? code : codeType;
  const args = [first, reason === null ? null : JSON.stringify(reason)];
  return `close(${args.filter((one) => one !== null).join(', ')})`;
}

function receivedText({ code, wasClean }: { code: number; wasClean: boolean }, by: ClosedBy): string {
  if (!wasClean && (code === 1006 || code === 1015)) return i18n.t('panel.closing.nothing');
  if (code === 1005) return i18n.t('panel.closing.empty');
  if (by === 'page') return i18n.t('panel.closing.answer', [String(code)]);
  return i18n.t(by === 'both' ? 'panel.closing.either' : 'panel.closing.first', [String(code)]);
}

import { i18n } from '#i18n';
import { annotate } from '../../../lib/analysis/annotate';
import { local } from '../../../lib/i18n/translation';
import type { LogEntry } from '../../../lib/model/entry';
import { EXACTNESS_SIGN, httpStatusText } from '../../../lib/reference/http-equivalent';
import { lookUp } from '../../../lib/reference/look-up';
import { Field, Section } from './section';

/** What the code means, and which HTTP status comes near, with how near and who says so. */
export function CodeMeaning({ entry }: { entry: LogEntry }) {
  const { code, http } = annotate(entry);
  if (code === null) return null;
  const reported = entry.record.outcome.kind === 'handshake-failed';
  const { name, meaning, whatToDo, note, range, sources, http: equivalents } = lookUp(code);
  return (
    <Section title={i18n.t(reported ? 'panel.code.told' : 'panel.code.title', [String(code), name])}>
      <dl>
        <Field name={i18n.t('panel.code.meaning')}>{local(meaning)}</Field>
        {/* Where more is known than the page was told, the first lines say what to do. */}
        <Field name={i18n.t('panel.code.whatToDo')}>{!reported && local(whatToDo)}</Field>
        <Field name={i18n.t('panel.code.category')}>
          {range.from === null ? local(range.name) : `${local(range.name)} (${range.from}-${range.to})`}
        </Field>
        {http.kind === 'itself' && http.status !== null && (
          <Field name={i18n.t('panel.code.seen')}>
            {http.status} {httpStatusText(http.status)}
          </Field>
        )}
        <Field name={i18n.t('panel.code.http')}>
          {equivalents.length === 0
            ? i18n.t('panel.code.noHttp')
            : equivalents.map(({ status, text, exactness, source, notes }) => (
                <div class="equivalent" key={status}>
                  <strong>
                    {EXACTNESS_SIGN[exactness]} {status} {text}
                  </strong>{' '}
                  <span class="muted">
                    {i18n.t(`panel.httpKind.${exactness}`)} {notes.map(local).join(' ')} <cite>{source}</cite>
                  </span>
                </div>
              ))}
        </Field>
        <Field name={i18n.t('panel.code.note')}>{note === null ? null : local(note)}</Field>
        <Field name={i18n.t('panel.code.source')}>
          <span class="muted">{sources.join('; ')}</span>
        </Field>
      </dl>
    </Section>
  );
}

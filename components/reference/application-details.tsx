import { i18n } from '#i18n';
import { local } from '../../lib/i18n/translation';
import type { ApplicationMeaning } from '../../lib/reference/dictionary-set';
import { codeRow } from '../../lib/reference/rows';
import { Detected } from './detected';
import { Field, RowLink, SourceText } from './fields';
import { HttpList } from './http-list';

/** What one dictionary says of a code. */
export function ApplicationDetails({ meaning }: { meaning: ApplicationMeaning }) {
  const { entry, dictionary, code, http, source } = meaning;
  const marks = marksOf(meaning);
  const reasons = 'reasons' in entry ? Object.entries(entry.reasons ?? {}) : [];
  const canon = codeRow(code);
  return (
    <>
      {entry.advice !== undefined && <p class="advice">{local(entry.advice)}</p>}
      <dl class="facts">
        {entry.reconnect !== undefined && (
          <Field name={i18n.t('reference.details.reconnect')}>{i18n.t(`reference.reconnect.${entry.reconnect}`)}</Field>
        )}
        {marks.length > 0 && (
          <Field name={i18n.t('reference.details.note')}>{marks.join(i18n.t('reference.semicolon'))}</Field>
        )}
        {entry.note !== undefined && <Field name={i18n.t('reference.details.note')}>{local(entry.note)}</Field>}
        {http.length > 0 && (
          <Field name={i18n.t('reference.details.http')}>
            <HttpList equivalents={http} />
          </Field>
        )}
        {reasons.length > 0 && (
          <Field name={i18n.t('reference.details.reasons')}>
            <ul>
              {reasons.map(([reason, text]) => (
                <li key={reason}>
                  <code>{reason}</code> {local(text)}
                </li>
              ))}
            </ul>
          </Field>
        )}
        <Field name={i18n.t('reference.details.recognised')}>
          <Detected dictionary={dictionary} />
        </Field>
        <Field name={i18n.t('reference.details.also')}>
          <RowLink row={canon}>
            {canon.label} {canon.name}
          </RowLink>{' '}
          {local(canon.meaning)}
        </Field>
        {dictionary.notes !== undefined && <Field name={dictionary.name}>{local(dictionary.notes)}</Field>}
        <Field name={i18n.t('reference.details.source')}>
          <SourceText text={source} />
        </Field>
      </dl>
    </>
  );
}

/** What a reader must know before taking the code for one that comes in a Close frame. */
export function marksOf({ entry }: ApplicationMeaning): string[] {
  return [
    'synthetic' in entry && entry.synthetic && i18n.t('reference.details.synthetic'),
    'inBand' in entry && entry.inBand && i18n.t('reference.details.inBand'),
    'deprecated' in entry && entry.deprecated && i18n.t('reference.details.deprecated'),
    'sentBy' in entry && entry.sentBy === 'client' && i18n.t('reference.details.sentByClient'),
    'sentBy' in entry && entry.sentBy === 'server' && i18n.t('reference.details.sentByServer'),
  ].filter((mark) => typeof mark === 'string');
}

import { i18n } from '#i18n';
import type { ApplicationMeaning } from '../../lib/reference/application';
import { codeRow } from '../../lib/reference/rows';
import { local } from '../../lib/reference/translation';
import { Detected } from './detected';
import { Fact } from './fact';
import { HttpList } from './http-list';
import { RowLink } from './row-link';
import { SourceText } from './source-text';

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
          <Fact name={i18n.t('reference.details.reconnect')}>{i18n.t(`reference.reconnect.${entry.reconnect}`)}</Fact>
        )}
        {marks.length > 0 && (
          <Fact name={i18n.t('reference.details.note')}>{marks.join(i18n.t('reference.semicolon'))}</Fact>
        )}
        {entry.note !== undefined && <Fact name={i18n.t('reference.details.note')}>{local(entry.note)}</Fact>}
        {http.length > 0 && (
          <Fact name={i18n.t('reference.details.http')}>
            <HttpList equivalents={http} />
          </Fact>
        )}
        {reasons.length > 0 && (
          <Fact name={i18n.t('reference.details.reasons')}>
            <ul>
              {reasons.map(([reason, text]) => (
                <li key={reason}>
                  <code>{reason}</code> {local(text)}
                </li>
              ))}
            </ul>
          </Fact>
        )}
        <Fact name={i18n.t('reference.details.recognised')}>
          <Detected dictionary={dictionary} />
        </Fact>
        <Fact name={i18n.t('reference.details.also')}>
          <RowLink row={canon}>
            {canon.label} {canon.name}
          </RowLink>{' '}
          {local(canon.meaning)}
        </Fact>
        {dictionary.notes !== undefined && <Fact name={dictionary.name}>{local(dictionary.notes)}</Fact>}
        <Fact name={i18n.t('reference.details.source')}>
          <SourceText text={source} />
        </Fact>
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

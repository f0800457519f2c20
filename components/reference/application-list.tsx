import { i18n } from '#i18n';
import { local } from '../../lib/i18n/translation';
import type { ApplicationMeaning } from '../../lib/reference/dictionary-set';
import { applicationRow } from '../../lib/reference/rows';
import { RowLink } from './fields';

/** What applications mean by one code. */
export function ApplicationList({ meanings }: { meanings: readonly ApplicationMeaning[] }) {
  return (
    <ul class="dialect-list">
      {meanings.map((meaning) => (
        <li key={meaning.dictionary.id}>
          <RowLink row={applicationRow(meaning)}>{meaning.dictionary.name}</RowLink> <strong>{meaning.name}</strong>
          {i18n.t('reference.colon')}
          {local(meaning.meaning)} <Advice reconnect={meaning.entry.reconnect} />
        </li>
      ))}
    </ul>
  );
}

function Advice({ reconnect }: { reconnect: ApplicationMeaning['entry']['reconnect'] }) {
  return reconnect === undefined ? null : <span class="tag">{i18n.t(`reference.reconnect.${reconnect}`)}</span>;
}

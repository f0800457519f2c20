import { i18n } from '#i18n';
import type { ApplicationMeaning } from '../../lib/reference/application';
import { applicationRow } from '../../lib/reference/rows';
import { local } from '../../lib/reference/translation';
import { RowLink } from './row-link';

/** What applications mean by one code. */
export function DialectList({ meanings }: { meanings: readonly ApplicationMeaning[] }) {
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

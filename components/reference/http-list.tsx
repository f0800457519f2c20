import { i18n } from '#i18n';
import { local } from '../../lib/i18n/translation';
import { EXACTNESS_SIGN, type RankedEquivalent } from '../../lib/reference/http-equivalent';
import { SourceText } from './fields';

/** HTTP equivalents with how exact they are, and whose they are. */
export function HttpList({ equivalents }: { equivalents: readonly RankedEquivalent[] }) {
  if (equivalents.length === 0) return <p>{i18n.t('reference.details.noHttp')}</p>;
  return (
    <ul class="http-list">
      {equivalents.map(({ status, text, exactness, notes, source }) => (
        <li key={status} data-exactness={exactness}>
          <span class="http-sign">
            {EXACTNESS_SIGN[exactness]} {status}
          </span>{' '}
          {text} <span class="tag">{i18n.t(`reference.exactness.${exactness}`)}</span>
          {notes.map((note) => (
            <p key={note}>{local(note)}</p>
          ))}
          <SourceText text={source} />
        </li>
      ))}
    </ul>
  );
}

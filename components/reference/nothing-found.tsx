import { i18n } from '#i18n';
import type { ReferenceModel } from '../../lib/state/reference';
import { NO_FILTER } from '../../lib/state/reference';

/** Says why the table is empty, and what to try. */
export function NothingFound({ model }: { model: ReferenceModel }) {
  const query = model.query.value.trim();
  return (
    <div class="nothing">
      {query !== '' && (
        <p>
          <strong>{i18n.t('reference.none.title', [query])}</strong>
        </p>
      )}
      {model.isFiltered.value ? (
        <p>
          {i18n.t('reference.none.filtered')}{' '}
          <button type="button" class="plain" onClick={() => model.narrow(NO_FILTER)}>
            {i18n.t('reference.none.unfilter')}
          </button>
        </p>
      ) : (
        <p>{i18n.t('reference.none.hint')}</p>
      )}
    </div>
  );
}

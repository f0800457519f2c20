import { i18n } from '#i18n';
import type { Sender } from '../../data/close-code';
import type { ReferenceModel } from '../../lib/state/reference';

const RANGES = {
  '0': 'from0',
  '1000': 'from1000',
  '3000': 'from3000',
  '4000': 'from4000',
  '5000': 'from5000',
} as const;
const SENDERS: readonly (Sender | 'nobody')[] = ['server', 'client', 'page', 'browser', 'nobody'];

/** What the table is narrowed to, beside the search. */
export function Filters({ model }: { model: ReferenceModel }) {
  const { range, sender, dictionary } = model.filter.value;
  const dictionaries = model.dictionaries.value?.dictionaries.filter(({ codes }) => codes.length > 0) ?? [];
  return (
    <fieldset class="filters">
      <legend class="hidden">{i18n.t('reference.filter.show')}</legend>
      <select
        aria-label={i18n.t('reference.filter.range')}
        value={range === null ? '' : String(range)}
        onChange={({ currentTarget: { value } }) => model.narrow({ range: value === '' ? null : Number(value) })}
      >
        <option value="">{i18n.t('reference.filter.anyRange')}</option>
        {Object.entries(RANGES).map(([from, key]) => (
          <option key={from} value={from}>
            {i18n.t(`reference.range.${key}`)}
          </option>
        ))}
      </select>
      <select
        aria-label={i18n.t('reference.filter.sender')}
        value={sender ?? ''}
        onChange={({ currentTarget: { value } }) =>
          model.narrow({ sender: SENDERS.find((each) => each === value) ?? null })
        }
      >
        <option value="">{i18n.t('reference.filter.anySender')}</option>
        {SENDERS.map((each) => (
          <option key={each} value={each}>
            {i18n.t('reference.filter.sender')} {i18n.t(`reference.sender.${each}`)}
          </option>
        ))}
      </select>
      <select
        aria-label={i18n.t('reference.filter.dictionary')}
        value={dictionary ?? ''}
        onChange={({ currentTarget: { value } }) => model.narrow({ dictionary: value === '' ? null : value })}
      >
        <option value="">{i18n.t('reference.filter.anyDictionary')}</option>
        {dictionaries.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </fieldset>
  );
}

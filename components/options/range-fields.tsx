import { i18n } from '#i18n';
import type { DraftRange, RangeField } from '../../lib/dictionaries/draft';
import { RowFields, type RowProps } from './row-fields';

/** The fields of a rule for many codes. */
export function RangeFields({ range, ...row }: RowProps<RangeField> & { range: DraftRange }) {
  const numbers = `${range.from.trim()}–${range.to.trim()}`;
  return (
    <RowFields<RangeField>
      {...row}
      list="ranges"
      class="code-fields range-fields"
      id={`range-${range.row}`}
      label={numbers === '–' ? i18n.t('options.newRange') : `${numbers} ${range.name}`.trim()}
      values={range}
      labelOf={(name) => i18n.t(`options.rangeField.${name}`)}
      first={[
        ['from', { numeric: true }],
        ['to', { numeric: true }],
      ]}
      last={[['statusOffset', { numeric: true, hint: i18n.t('options.fieldHint.statusOffset') }]]}
    />
  );
}

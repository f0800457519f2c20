import { i18n } from '#i18n';
import type { DraftRange, RangeField } from '../../lib/dictionaries/draft';
import { Icon } from '../icon';
import { Field } from './field';
import { reconnectChoices, severityChoices } from './row-choices';

interface RangeFieldsProps {
  range: DraftRange;
  /** In the list of ranges, from 0. */
  place: number;
  flaws: ReadonlyMap<string, string>;
  onChange(name: RangeField, value: string): void;
  onRemove(): void;
}

/** The fields of a rule for many codes. */
export function RangeFields({ range, place, flaws, onChange, onRemove }: RangeFieldsProps) {
  const field = (
    name: RangeField,
    extra: { choices?: readonly (readonly [string, string])[]; numeric?: boolean; hint?: string } = {},
  ) => (
    <Field
      name={`ranges.${place}.${name}`}
      label={i18n.t(`options.rangeField.${name}`)}
      value={range[name]}
      flaw={flaws.get(`ranges.${place}.${name}`)}
      onChange={(value) => onChange(name, value)}
      {...extra}
    />
  );
  const numbers = `${range.from.trim()}–${range.to.trim()}`;
  const label = numbers === '–' ? i18n.t('options.newRange') : `${numbers} ${range.name}`.trim();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid everywhere
    <div class="code-fields range-fields" role="group" aria-label={label} data-row={`range-${range.row}`}>
      {field('from', { numeric: true })}
      {field('to', { numeric: true })}
      {field('name')}
      {field('severity', { choices: severityChoices() })}
      {field('reconnect', { choices: reconnectChoices() })}
      <button
        type="button"
        class="tool"
        aria-label={i18n.t('options.removeCode', [label])}
        title={i18n.t('options.removeCode', [label])}
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
      {field('meaning')}
      {field('advice')}
      {field('link')}
      {field('statusOffset', { numeric: true, hint: i18n.t('options.fieldHint.statusOffset') })}
    </div>
  );
}

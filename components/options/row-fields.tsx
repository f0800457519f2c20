import { i18n } from '#i18n';
import type { CodeField, RangeField } from '../../lib/dictionaries/draft';
import { ToolButton } from '../tool-button';
import { Field, type FieldLook } from './field';
import { reconnectChoices, severityChoices } from './row-choices';

/** Fields that every row has. */
type CommonField = CodeField & RangeField;

type Looks<Name> = readonly (readonly [name: Name, look: FieldLook])[];

/** What a row of the editor is told, whichever kind of row it is. */
export interface RowProps<Name> {
  /** In its list, from 0. */
  place: number;
  flaws: ReadonlyMap<string, string>;
  onChange(name: Name, value: string): void;
  onRemove(): void;
}

interface RowFieldsProps<Name extends string> extends RowProps<Name | CommonField> {
  list: 'codes' | 'ranges';
  class: string;
  /** Unique among the rows of the form. */
  id: string;
  label: string;
  values: Readonly<Record<Name | CommonField, string>>;
  labelOf(name: Name | CommonField): string;
  /** Its own fields in front of those that every row has. */
  first: Looks<Name>;
  /** And behind them. */
  last: Looks<Name>;
}

/** The fields of one row of a dictionary: a code, or a rule for many. */
export function RowFields<Name extends string>(props: RowFieldsProps<Name>) {
  const { list, place, id, label, values, labelOf, first, last, flaws, onChange, onRemove } = props;
  const field = (name: Name | CommonField, look: FieldLook = {}) => (
    <Field
      key={name}
      name={`${list}.${place}.${name}`}
      label={labelOf(name)}
      value={values[name]}
      flaw={flaws.get(`${list}.${place}.${name}`)}
      onChange={(value) => onChange(name, value)}
      {...look}
    />
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid everywhere
    <div class={props.class} role="group" aria-label={label} data-row={id}>
      {first.map(([name, look]) => field(name, look))}
      {field('name')}
      {field('severity', { choices: severityChoices() })}
      {field('reconnect', { choices: reconnectChoices() })}
      <ToolButton label={i18n.t('options.removeCode', [label])} icon="close" onClick={onRemove} />
      {field('meaning')}
      {field('advice')}
      {field('link')}
      {last.map(([name, look]) => field(name, look))}
    </div>
  );
}

import { i18n } from '#i18n';
import type { CodeField, DraftCode, DraftRange, RangeField } from '../../lib/reference/dictionaries/draft';
import { ToolButton } from '../tool-button';
import { Field, type FieldLook } from './field';

/** Fields that every row has. */
type CommonField = CodeField & RangeField;

type Looks<Name> = readonly (readonly [name: Name, look: FieldLook])[];

/** What a row of the editor is told, whichever kind of row it is. */
interface RowProps<Name> {
  /** In its list, from 0. */
  place: number;
  errors: ReadonlyMap<string, string>;
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
function RowFields<Name extends string>(props: RowFieldsProps<Name>) {
  const { list, place, id, label, values, labelOf, first, last, errors, onChange, onRemove } = props;
  const field = (name: Name | CommonField, look: FieldLook = {}) => (
    <Field
      key={name}
      name={`${list}.${place}.${name}`}
      label={labelOf(name)}
      value={values[name]}
      error={errors.get(`${list}.${place}.${name}`)}
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

/** The fields of one code. */
export function CodeFields({ code, ...row }: RowProps<CodeField> & { code: DraftCode }) {
  return (
    <RowFields<CodeField>
      {...row}
      list="codes"
      class="code-fields"
      id={`code-${code.row}`}
      label={code.code.trim() === '' ? i18n.t('options.newCode') : `${code.code} ${code.name}`.trim()}
      values={code}
      labelOf={(name) => i18n.t(`options.codeField.${name}`)}
      first={[['code', { numeric: true }]]}
      last={[
        ['http', { numeric: true }],
        ['reasons', { lines: 2, hint: i18n.t('options.fieldHint.reasons') }],
      ]}
    />
  );
}

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

type Choices = readonly (readonly [value: string, text: string])[];

/** What can be said of how grave an end is; nothing, too. */
function severityChoices(): Choices {
  const severities = ['normal', 'warning', 'error'] as const;
  return [unsaid(), ...severities.map((each) => [each, i18n.t(`options.severity.${each}`)] as const)];
}

function reconnectChoices(): Choices {
  const reconnects = ['yes', 'wait', 'no'] as const;
  return [unsaid(), ...reconnects.map((each) => [each, i18n.t(`reference.reconnect.${each}`)] as const)];
}

const unsaid = () => ['', i18n.t('options.unsaid')] as const;

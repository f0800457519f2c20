import { i18n } from '#i18n';
import type { CodeField, DraftCode } from '../../lib/dictionaries/draft';
import { Icon } from '../icon';
import { Field } from './field';
import { reconnectChoices, severityChoices } from './row-choices';

interface CodeFieldsProps {
  code: DraftCode;
  /** In the list of codes, from 0. */
  place: number;
  flaws: ReadonlyMap<string, string>;
  onChange(name: CodeField, value: string): void;
  onRemove(): void;
}

/** The fields of one code. */
export function CodeFields({ code, place, flaws, onChange, onRemove }: CodeFieldsProps) {
  const field = (
    name: CodeField,
    extra: { choices?: readonly (readonly [string, string])[]; numeric?: boolean; lines?: number; hint?: string } = {},
  ) => (
    <Field
      name={`codes.${place}.${name}`}
      label={i18n.t(`options.codeField.${name}`)}
      value={code[name]}
      flaw={flaws.get(`codes.${place}.${name}`)}
      onChange={(value) => onChange(name, value)}
      {...extra}
    />
  );
  const label = code.code.trim() === '' ? i18n.t('options.newCode') : `${code.code} ${code.name}`.trim();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid everywhere
    <div class="code-fields" role="group" aria-label={label} data-row={`code-${code.row}`}>
      {field('code', { numeric: true })}
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
      {field('http', { numeric: true })}
      {field('reasons', { lines: 2, hint: i18n.t('options.fieldHint.reasons') })}
    </div>
  );
}

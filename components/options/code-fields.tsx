import { i18n } from '#i18n';
import type { CodeField, DraftCode } from '../../lib/dictionaries/draft';
import { Icon } from '../icon';
import { Field } from './field';

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
  const severities = ['normal', 'warning', 'error'] as const;
  const reconnects = ['yes', 'wait', 'no'] as const;
  const unsaid = ['', i18n.t('options.unsaid')] as const;
  const choices = {
    severity: [unsaid, ...severities.map((each) => [each, i18n.t(`options.severity.${each}`)] as const)],
    reconnect: [unsaid, ...reconnects.map((each) => [each, i18n.t(`reference.reconnect.${each}`)] as const)],
  };
  const field = (
    name: CodeField,
    extra: { choices?: readonly (readonly [string, string])[]; numeric?: boolean } = {},
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
    <div class="code-fields" role="group" aria-label={label} data-row={code.row}>
      {field('code', { numeric: true })}
      {field('name')}
      {field('severity', { choices: choices.severity })}
      {field('reconnect', { choices: choices.reconnect })}
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
    </div>
  );
}

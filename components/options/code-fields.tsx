import { i18n } from '#i18n';
import type { CodeField, DraftCode } from '../../lib/dictionaries/draft';
import { RowFields, type RowProps } from './row-fields';

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

import { i18n } from '#i18n';
import type { CodeRange } from '../../data/close-code';
import { HTTP_WS_ROWS } from '../../data/http-ws-reference';
import { HTTP_WS_REFERENCE } from '../../data/sources';
import { local } from '../../lib/i18n/translation';
import { rangePrecisely } from '../../lib/reference/look-up';
import { Field, SourceText } from './fields';
import { useReferencePage } from './reference-context';

export function RangeDetails({ range }: { range: CodeRange }) {
  const { dictionaries } = useReferencePage();
  const precisely = rangePrecisely(range);
  const users =
    dictionaries?.dictionaries.filter(({ codes }) => codes.some(({ code }) => within(range, code))).length ?? 0;
  const theirs = HTTP_WS_ROWS.find(({ from, to }) => from === range.from && to === range.to);
  return (
    <dl class="facts">
      <Field name={i18n.t('reference.details.policy')}>{local(range.policy)}</Field>
      {users > 0 && range.from !== 1000 && (
        <Field name={i18n.t('reference.details.dialects')}>{i18n.t('reference.details.users', [String(users)])}</Field>
      )}
      {theirs && (
        <Field name={i18n.t('reference.details.http')}>
          <p>{i18n.t('reference.details.noHttp')}</p>
          {theirs.note !== undefined && <p>{local(theirs.note)}</p>}
          <SourceText text={`${HTTP_WS_REFERENCE} ("${theirs.description}")`} />
        </Field>
      )}
      {precisely !== null && (
        <Field name={i18n.t('reference.details.precisely')}>
          <blockquote>{precisely}</blockquote>
        </Field>
      )}
      <Field name={i18n.t('reference.details.source')}>
        <SourceText text={range.source} />
      </Field>
    </dl>
  );
}

function within({ from, to }: CodeRange, code: number): boolean {
  return from !== null && to !== null && code >= from && code <= to;
}

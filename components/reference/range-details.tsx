import { i18n } from '#i18n';
import type { CodeRange } from '../../data/close-code';
import { HTTP_WS_ROWS } from '../../data/http-ws-reference';
import { HTTP_WS_REFERENCE } from '../../data/sources';
import { rangePrecisely } from '../../lib/reference/range';
import { local } from '../../lib/reference/translation';
import { Fact } from './fact';
import { useReferencePage } from './reference-context';
import { SourceText } from './source-text';

export function RangeDetails({ range }: { range: CodeRange }) {
  const { dialects } = useReferencePage();
  const precisely = rangePrecisely(range);
  const users = dialects?.dictionaries.filter(({ codes }) => codes.some(({ code }) => within(range, code))).length ?? 0;
  const theirs = HTTP_WS_ROWS.find(({ from, to }) => from === range.from && to === range.to);
  return (
    <dl class="facts">
      <Fact name={i18n.t('reference.details.policy')}>{local(range.policy)}</Fact>
      {users > 0 && range.from !== 1000 && (
        <Fact name={i18n.t('reference.details.dialects')}>{i18n.t('reference.details.users', [String(users)])}</Fact>
      )}
      {theirs && (
        <Fact name={i18n.t('reference.details.http')}>
          <p>{i18n.t('reference.details.noHttp')}</p>
          {theirs.note !== undefined && <p>{local(theirs.note)}</p>}
          <SourceText text={`${HTTP_WS_REFERENCE} ("${theirs.description}")`} />
        </Fact>
      )}
      {precisely !== null && (
        <Fact name={i18n.t('reference.details.precisely')}>
          <blockquote>{precisely}</blockquote>
        </Fact>
      )}
      <Fact name={i18n.t('reference.details.source')}>
        <SourceText text={range.source} />
      </Fact>
    </dl>
  );
}

function within({ from, to }: CodeRange, code: number): boolean {
  return from !== null && to !== null && code >= from && code <= to;
}

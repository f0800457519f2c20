import { i18n } from '#i18n';
import type { CodeMeaning } from '../../lib/reference/look-up';
import { sendersText } from '../../lib/reference/senders';
import { local } from '../../lib/reference/translation';
import { BrowserList } from './browser-list';
import { DialectList } from './dialect-list';
import { Fact } from './fact';
import { HttpList } from './http-list';
import { useReferencePage } from './reference-context';
import { SourceText } from './source-text';

/** What there is to know of a code by the standards, and what applications make of it. */
export function CodeDetails({ code }: { code: CodeMeaning }) {
  const { dialects } = useReferencePage();
  const uses = dialects?.candidates(code.code) ?? [];
  return (
    <>
      <p class="advice">{local(code.whatToDo)}</p>
      <dl class="facts">
        <Fact name={i18n.t('reference.details.reconnect')}>
          <strong>{i18n.t('reference.sentence', [i18n.t(`reference.reconnect.${code.reconnect.advised}`)])}</strong>{' '}
          {local(code.reconnect.how)}
        </Fact>
        <Fact name={i18n.t('reference.details.sentBy')}>{sendersText(code)}</Fact>
        <Fact name={i18n.t('reference.details.http')}>
          <HttpList equivalents={code.http} />
        </Fact>
        {code.note !== null && <Fact name={i18n.t('reference.details.note')}>{local(code.note)}</Fact>}
        {code.precisely !== null && (
          <Fact name={i18n.t('reference.details.precisely')}>
            <blockquote>{code.precisely}</blockquote>
          </Fact>
        )}
        {code.browsers.length > 0 && (
          <Fact name={i18n.t('reference.details.browsers')}>
            <BrowserList behaviours={code.browsers} />
          </Fact>
        )}
        {uses.length > 0 && (
          <Fact name={i18n.t('reference.details.dialects')}>
            <DialectList meanings={uses} />
          </Fact>
        )}
        <Fact name={i18n.t('reference.details.source')}>
          {code.sources.map((source) => (
            <SourceText key={source} text={source} />
          ))}
        </Fact>
      </dl>
    </>
  );
}

import { i18n } from '#i18n';
import { local } from '../../lib/i18n/translation';
import type { CodeMeaning } from '../../lib/reference/look-up';
import { sendersText } from '../../lib/reference/markdown';
import { ApplicationList } from './application-list';
import { BrowserList } from './browser-list';
import { Field, SourceText } from './fields';
import { HttpList } from './http-list';
import { useReferencePage } from './reference-context';

/** What there is to know of a code by the standards, and what applications make of it. */
export function CodeDetails({ code }: { code: CodeMeaning }) {
  const { dictionaries } = useReferencePage();
  const uses = dictionaries?.candidates(code.code) ?? [];
  return (
    <>
      <p class="advice">{local(code.whatToDo)}</p>
      <dl class="facts">
        <Field name={i18n.t('reference.details.reconnect')}>
          <strong>{i18n.t('reference.sentence', [i18n.t(`reference.reconnect.${code.reconnect.advised}`)])}</strong>{' '}
          {local(code.reconnect.how)}
        </Field>
        <Field name={i18n.t('reference.details.sentBy')}>{sendersText(code)}</Field>
        <Field name={i18n.t('reference.details.http')}>
          <HttpList equivalents={code.http} />
        </Field>
        {code.note !== null && <Field name={i18n.t('reference.details.note')}>{local(code.note)}</Field>}
        {code.precisely !== null && (
          <Field name={i18n.t('reference.details.precisely')}>
            <blockquote>{code.precisely}</blockquote>
          </Field>
        )}
        {code.browsers.length > 0 && (
          <Field name={i18n.t('reference.details.browsers')}>
            <BrowserList behaviours={code.browsers} />
          </Field>
        )}
        {uses.length > 0 && (
          <Field name={i18n.t('reference.details.dialects')}>
            <ApplicationList meanings={uses} />
          </Field>
        )}
        <Field name={i18n.t('reference.details.source')}>
          {code.sources.map((source) => (
            <SourceText key={source} text={source} />
          ))}
        </Field>
      </dl>
    </>
  );
}

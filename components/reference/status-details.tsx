import { i18n } from '#i18n';
import type { StatusAdvice } from '../../data/http-to-close';
import { local } from '../../lib/i18n/translation';
import { EXACTNESS_SIGN } from '../../lib/reference/http-equivalent';
import { codeRow } from '../../lib/reference/rows';
import { Field, RowLink, SourceText } from './fields';

/** The code a server should close with where it would have answered a status. */
export function StatusDetails({ advice }: { advice: StatusAdvice }) {
  const row = codeRow(advice.code);
  return (
    <>
      <p class="advice">{local(advice.why)}</p>
      <dl class="facts">
        <Field name={i18n.t('reference.details.closeWith')}>
          <span class="http-sign">{EXACTNESS_SIGN[advice.exactness]}</span>{' '}
          <RowLink row={row}>
            {row.label} {row.name}
          </RowLink>{' '}
          <span class="tag">{i18n.t(`reference.exactness.${advice.exactness}`)}</span>
        </Field>
        <Field name={i18n.t('reference.details.note')}>{i18n.t('reference.page.statusesLead')}</Field>
        <Field name={i18n.t('reference.details.source')}>
          <SourceText text={advice.source} />
        </Field>
      </dl>
    </>
  );
}

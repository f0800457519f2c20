import { i18n } from '#i18n';
import type { StatusAdvice } from '../../data/http-to-close';
import { EXACTNESS_SIGN } from '../../lib/reference/http-equivalent';
import { codeRow } from '../../lib/reference/rows';
import { local } from '../../lib/reference/translation';
import { Fact } from './fact';
import { RowLink } from './row-link';
import { SourceText } from './source-text';

/** The code a server should close with where it would have answered a status. */
export function StatusDetails({ advice }: { advice: StatusAdvice }) {
  const row = codeRow(advice.code);
  return (
    <>
      <p class="advice">{local(advice.why)}</p>
      <dl class="facts">
        <Fact name={i18n.t('reference.details.closeWith')}>
          <span class="http-sign">{EXACTNESS_SIGN[advice.exactness]}</span>{' '}
          <RowLink row={row}>
            {row.label} {row.name}
          </RowLink>{' '}
          <span class="tag">{i18n.t(`reference.exactness.${advice.exactness}`)}</span>
        </Fact>
        <Fact name={i18n.t('reference.details.note')}>{i18n.t('reference.page.statusesLead')}</Fact>
        <Fact name={i18n.t('reference.details.source')}>
          <SourceText text={advice.source} />
        </Fact>
      </dl>
    </>
  );
}

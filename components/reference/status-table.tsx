import { i18n } from '#i18n';
import { STATUS_ADVICE } from '../../data/http-to-close';
import { local } from '../../lib/i18n/translation';
import { EXACTNESS_SIGN, httpStatusText } from '../../lib/reference/http-equivalent';
import { codeRow } from '../../lib/reference/rows';
import { RowLink, SourceText } from './fields';

/** From HTTP to WebSocket: the code that a server should close with. */
export function StatusTable() {
  return (
    <table class="plain-table">
      <thead>
        <tr>
          <th scope="col">{i18n.t('reference.column.http')}</th>
          <th scope="col">{i18n.t('reference.details.closeWith')}</th>
          <th scope="col">{i18n.t('reference.page.why')}</th>
        </tr>
      </thead>
      <tbody>
        {STATUS_ADVICE.map(({ status, code, exactness, why, source }) => {
          const row = codeRow(code);
          return (
            <tr key={status} id={`http-${status}`}>
              <th scope="row">
                {status} {httpStatusText(status)}
              </th>
              <td>
                <span class="http-sign">{EXACTNESS_SIGN[exactness]}</span>{' '}
                <RowLink row={row}>
                  {row.label} {row.name}
                </RowLink>
              </td>
              <td>
                {local(why)}
                <SourceText text={source} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

import { i18n } from '#i18n';
import type { BrowserBehaviour } from '../../data/browser-behaviour';
import { local } from '../../lib/i18n/translation';
import { SourceText } from './fields';

/** What page script is told where browsers differ or surprise. */
export function BrowserList({ behaviours }: { behaviours: readonly BrowserBehaviour[] }) {
  return (
    <ul class="browser-list">
      {behaviours.map(({ event, standard, chromium, firefox, safari, source, measured }) => (
        <li key={event}>
          <strong>{local(event)}</strong>
          <dl>
            <dt>{i18n.t('reference.details.standard')}</dt>
            <dd>{local(standard)}</dd>
            <dt>Chromium</dt>
            <dd>{local(chromium)}</dd>
            <dt>Firefox</dt>
            <dd>{local(firefox)}</dd>
            <dt>Safari</dt>
            <dd>{local(safari)}</dd>
          </dl>
          <p class="source">
            {measured === null ? i18n.t('reference.details.read') : i18n.t('reference.details.measured', [measured])}{' '}
            <SourceText text={source} />
          </p>
        </li>
      ))}
    </ul>
  );
}

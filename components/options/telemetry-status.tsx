import { i18n } from '#i18n';
import type { TelemetryModel } from '../../lib/state/telemetry';
import { isOn } from '../../lib/telemetry/effective-settings';
import { deliveryProblemText } from './telemetry-text';

/** How it stands: sent, waiting, dropped, and what is in the way. */
export function TelemetryStatusList({ model }: { model: TelemetryModel }) {
  const { settings, managed } = model.effective.value;
  const { queueCounts, delivery, granted } = model.status.value;
  if (!isOn(settings)) return <p class="fleet-standing hint">{i18n.t('fleet.standing.off')}</p>;
  const { origin } = new URL(settings.endpoint);
  const { full, refused, rejected } = queueCounts.dropped;
  const counts: [string, number][] = [
    [i18n.t('fleet.standing.queued'), queueCounts.queued],
    [i18n.t('fleet.standing.sent'), queueCounts.sent],
    [i18n.t('fleet.standing.sampledOut'), queueCounts.sampledOut],
    [i18n.t('fleet.standing.full'), full],
    [i18n.t('fleet.standing.refused'), refused + rejected],
  ];
  return (
    <div class="fleet-standing box">
      {!granted && (
        <div class="actions">
          <p class="wrong" role="alert">
            {i18n.t(managed.has('endpoint') ? 'fleet.standing.ungrantedByPolicy' : 'fleet.standing.ungranted', [
              origin,
            ])}
          </p>
          <button type="button" class="button" onClick={() => void model.allow()}>
            {i18n.t('fleet.standing.allow')}
          </button>
        </div>
      )}
      <dl class="fleet-counts">
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{count.toLocaleString()}</dd>
          </div>
        ))}
      </dl>
      {delivery.lastSentAt !== null && (
        <p class="hint">{i18n.t('fleet.standing.lastSent', [timeOf(delivery.lastSentAt)])}</p>
      )}
      {delivery.problem && (
        <p class="wrong">
          {i18n.t('fleet.standing.problem', [timeOf(delivery.problem.at), deliveryProblemText(delivery.problem)])}
        </p>
      )}
      {delivery.attempt > 0 && (
        <p class="hint">{i18n.t('fleet.standing.retry', [timeOf(delivery.failedAt + delivery.waitMs)])}</p>
      )}
      {queueCounts.queued > 0 && (
        <div class="actions">
          <button type="button" class="button" onClick={() => void model.sendNow()}>
            {i18n.t('fleet.standing.sendNow')}
          </button>
        </div>
      )}
    </div>
  );
}

function timeOf(at: number): string {
  return new Date(at).toLocaleString();
}

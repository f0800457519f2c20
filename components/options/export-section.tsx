import { i18n } from '#i18n';
import type { SettingsModel } from '../../lib/state/settings';
import { SavingProblem, useSaving } from './saving';

/** What becomes of secrets in exported files. */
export function ExportSection({ settings }: { settings: SettingsModel }) {
  const { redact } = settings.values.value;
  const { problem, save } = useSaving(settings);
  return (
    <section aria-labelledby="exports">
      <h2 id="exports">{i18n.t('options.exports.title')}</h2>
      <div class="option">
        <input
          type="checkbox"
          id="redact"
          checked={redact}
          aria-describedby="redact-hint"
          onChange={({ currentTarget: { checked } }) => save('redact', checked)}
        />
        <div>
          <label for="redact">{i18n.t('options.exports.redact')}</label>
          <p class="hint" id="redact-hint">
            {i18n.t('options.exports.redactHint')}
          </p>
        </div>
      </div>
      <SavingProblem text={problem.value} />
    </section>
  );
}

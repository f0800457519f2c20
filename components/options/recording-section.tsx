import { i18n } from '#i18n';
import { KEPT_CHOICES, RECORDINGS } from '../../lib/settings/settings';
import type { SettingsModel } from '../../lib/state/settings';
import { Choice } from './choice';
import { SavingProblem, useSaving } from './saving';
import { SitesField } from './sites-field';

/** Of which pages ends are recorded, and how many of them are kept. */
export function RecordingSection({ settings }: { settings: SettingsModel }) {
  const { recording, sites, kept, readMessages } = settings.values.value;
  const { problem, save } = useSaving(settings);
  return (
    <section aria-labelledby="recording">
      <h2 id="recording">{i18n.t('options.recording.title')}</h2>
      <Choice
        name="recording"
        legend={i18n.t('options.recording.which')}
        value={recording}
        options={RECORDINGS.map((value) => ({
          value,
          label: i18n.t(`options.recording.${value}`),
          hint: i18n.t(`options.recording.${value}Hint`),
          below: value === 'sites' && recording === 'sites' && (
            <SitesField sites={sites} onChange={(changed) => save('sites', changed)} />
          ),
        }))}
        onChange={(value) => save('recording', value)}
      />
      <div class="field short">
        <label for="kept">{i18n.t('options.kept.label')}</label>
        <select
          id="kept"
          value={String(kept)}
          aria-describedby="kept-hint"
          onChange={({ currentTarget: { value } }) => save('kept', Number(value))}
        >
          {KEPT_CHOICES.map((count) => (
            <option key={count} value={String(count)}>
              {i18n.t('options.kept.ends', [count.toLocaleString()])}
            </option>
          ))}
        </select>
        <p class="hint" id="kept-hint">
          {i18n.t('options.kept.hint')}
        </p>
      </div>
      <div class="option">
        <input
          type="checkbox"
          id="read-messages"
          checked={readMessages}
          aria-describedby="read-messages-hint"
          onChange={({ currentTarget: { checked } }) => save('readMessages', checked)}
        />
        <div>
          <label for="read-messages">{i18n.t('options.readMessages.label')}</label>
          <p class="hint" id="read-messages-hint">
            {i18n.t('options.readMessages.hint')}
          </p>
        </div>
      </div>
      <SavingProblem text={problem.value} />
    </section>
  );
}

import { LOCALES } from 'virtual:locales';
import { i18n } from '#i18n';
import { THEMES, type ThemeChoice } from '../../lib/settings/settings';
import type { SettingsModel } from '../../lib/state/settings';
import { SavingProblem, useSaving } from './saving';

/** Theme and language of all pages. */
export function LookSection({ settings }: { settings: SettingsModel }) {
  const { theme, language } = settings.values.value;
  const { problem, save } = useSaving(settings);
  return (
    <section aria-labelledby="look">
      <h2 id="look">{i18n.t('options.look.title')}</h2>
      <div class="pair">
        <div class="field">
          <label for="theme">{i18n.t('options.look.theme')}</label>
          <select
            id="theme"
            value={theme}
            onChange={({ currentTarget: { value } }) => save('theme', find<ThemeChoice>(THEMES, value))}
          >
            {THEMES.map((each) => (
              <option key={each} value={each}>
                {i18n.t(`options.look.themes.${each}`)}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="language">{i18n.t('options.look.language')}</label>
          <select
            id="language"
            value={language in LOCALES ? language : 'browser'}
            aria-describedby="language-hint"
            onChange={({ currentTarget: { value } }) => save('language', value)}
          >
            <option value="browser">{i18n.t('options.look.browserLanguage')}</option>
            {Object.entries(LOCALES).map(([locale, { name }]) => (
              <option key={locale} value={locale} lang={locale.replace('_', '-')}>
                {name}
              </option>
            ))}
          </select>
          <p class="hint" id="language-hint">
            {i18n.t('options.look.languageHint')}
          </p>
        </div>
      </div>
      <SavingProblem text={problem.value} />
    </section>
  );
}

/** The chosen one of the choices. */
function find<Value extends string>(choices: readonly [Value, ...Value[]], value: string): Value {
  return choices.find((each) => each === value) ?? choices[0];
}

import { type Signal, useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import type { SettingName, Settings } from '../../lib/settings/settings';
import type { SettingsModel } from '../../lib/state/settings';

/** Saves settings; `problem` says why the last one was not, `''` if it was. */
export function useSaving(settings: SettingsModel): {
  problem: Signal<string>;
  save<Name extends SettingName>(name: Name, value: Settings[Name]): void;
} {
  const problem = useSignal('');
  return {
    problem,
    save(name, value) {
      settings.save(name, value).then(
        () => {
          problem.value = '';
        },
        (error: unknown) => {
          problem.value = i18n.t('options.failed', [String(error)]);
        },
      );
    },
  };
}

/** Why the last change was not saved; `''`: it was. */
export function SavingProblem({ text }: { text: string }) {
  return text === '' ? null : (
    <p class="wrong" role="alert">
      {text}
    </p>
  );
}

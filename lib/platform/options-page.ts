import { BUILT_IN } from '../reference/built-in';
import { createOptions } from '../state/options';
import { followSettings } from '../state/settings';
import { systemTheme } from './devtools-theme';
import { openDictionaryStore, openSettingsStore } from './storage';
import { openTelemetryModel } from './telemetry-model';

export function openOptionsPage() {
  const settings = followSettings(openSettingsStore());
  const model = createOptions(openDictionaryStore(), new Set(BUILT_IN.map(({ id }) => id)));
  return {
    settings,
    theme: systemTheme,
    translate: async () => {},
    props: { model, settings, telemetry: openTelemetryModel() },
  };
}

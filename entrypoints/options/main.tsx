import { OptionsPage } from '../../components/options/page';
import '../../components/theme.css';
import '../../components/menu.css';
import '../../components/options/options.css';
import '../../components/options/fleet.css';
import { systemTheme } from '../../lib/platform/devtools-theme';
import { showPage } from '../../lib/platform/show-page';
import { openDictionaryStore, openSettingsStore } from '../../lib/platform/storage';
import { openTelemetryModel } from '../../lib/platform/telemetry-model';
import { BUILT_IN } from '../../lib/reference/built-in';
import { createOptions } from '../../lib/state/options';
import { followSettings } from '../../lib/state/settings';

const settings = followSettings(openSettingsStore());
const telemetry = openTelemetryModel();
const store = openDictionaryStore();
const model = createOptions(store, new Set(BUILT_IN.map(({ id }) => id)));
showPage(document.getElementById('root'), {
  settings,
  theme: systemTheme,
  translate: async () => {},
  draw: () => <OptionsPage model={model} settings={settings} fleet={telemetry} />,
});

import { OptionsPage } from '../../components/options/page';
import '../../components/theme.css';
import '../../components/menu.css';
import '../../components/options/options.css';
import '../../components/options/fleet.css';
import { createDictionaryStore } from '../../lib/dictionaries/store';
import { createOptions } from '../../lib/models/options';
import { followSettings } from '../../lib/models/settings';
import { systemTheme } from '../../lib/platform/devtools-theme';
import { dictionaryAreas } from '../../lib/platform/dictionary-areas';
import { openFleetModel } from '../../lib/platform/fleet-model';
import { settingsArea } from '../../lib/platform/settings-area';
import { showPage } from '../../lib/platform/show-page';
import { BUILT_IN } from '../../lib/reference/built-in';
import { createSettingsStore } from '../../lib/settings/store';

const settings = followSettings(createSettingsStore(settingsArea()));
const fleet = openFleetModel();
const store = createDictionaryStore(dictionaryAreas());
const model = createOptions(store, new Set(BUILT_IN.map(({ id }) => id)));
showPage(document.getElementById('root'), {
  settings,
  theme: systemTheme,
  translate: async () => {},
  draw: () => <OptionsPage model={model} settings={settings} fleet={fleet} />,
});

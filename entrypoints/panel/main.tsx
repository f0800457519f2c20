import '../../components/theme.css';
import '../../components/panel/panel.css';
import { App } from '../../components/panel/app';
import { createDictionaryStore } from '../../lib/dictionaries/store';
import { followAccess } from '../../lib/models/access';
import { bringIntoForce } from '../../lib/models/bring-into-force';
import { followDictionaries } from '../../lib/models/own-dictionaries';
import { createPanel } from '../../lib/models/panel';
import { followSettings } from '../../lib/models/settings';
import { translateAll } from '../../lib/models/translate';
import { accessInDevTools } from '../../lib/platform/access';
import { dictionaryAreas } from '../../lib/platform/dictionary-areas';
import { openPanelPorts } from '../../lib/platform/panel-ports';
import { settingsArea } from '../../lib/platform/settings-area';
import { showPage } from '../../lib/platform/show-page';
import { createSettingsStore } from '../../lib/settings/store';

const settings = followSettings(createSettingsStore(settingsArea()));
const ports = openPanelPorts(location, settings);
bringIntoForce(followDictionaries(createDictionaryStore(dictionaryAreas())).dictionaries);
const panel = createPanel(ports);
const access = followAccess(accessInDevTools());
showPage(document.getElementById('root'), {
  settings,
  theme: ports.theme,
  translate: translateAll,
  draw: () => <App panel={panel} access={access} />,
});

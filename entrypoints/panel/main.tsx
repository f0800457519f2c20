import '../../components/theme.css';
import '../../components/panel/panel.css';
import { App } from '../../components/panel/app';
import { SourcesContext } from '../../components/panel/details/use-source';
import { createAutomation } from '../../lib/automation/automation';
import { createDictionaryStore } from '../../lib/dictionaries/store';
import { followAccess } from '../../lib/models/access';
import { bringIntoForce } from '../../lib/models/bring-into-force';
import { followDictionaries } from '../../lib/models/own-dictionaries';
import { createPanel } from '../../lib/models/panel';
import { followSettings } from '../../lib/models/settings';
import { translateAll } from '../../lib/models/translate';
import { accessInDevTools } from '../../lib/platform/access';
import { openAutomationPorts } from '../../lib/platform/automation-ports';
import { dictionaryAreas } from '../../lib/platform/dictionary-areas';
import { scriptText } from '../../lib/platform/page-scripts';
import { openPanelPorts } from '../../lib/platform/panel-ports';
import { settingsArea } from '../../lib/platform/settings-area';
import { showPage } from '../../lib/platform/show-page';
import { createSettingsStore } from '../../lib/settings/store';
import { createCallSites } from '../../lib/source-map/call-sites';

const settings = followSettings(createSettingsStore(settingsArea()));
const ports = openPanelPorts(location, settings);
bringIntoForce(followDictionaries(createDictionaryStore(dictionaryAreas())).dictionaries);
const panel = createPanel(ports);
// For scripts that drive the browser: docs/automation.md. No other page can reach it.
Object.defineProperty(window, 'hangup', { value: createAutomation(openAutomationPorts(ports)) });
const sources = createCallSites(scriptText);
// The next document may have other scripts at the same URLs.
ports.tab?.onNavigated(sources.forget);
const access = followAccess(accessInDevTools());
showPage(document.getElementById('root'), {
  settings,
  theme: ports.theme,
  translate: translateAll,
  draw: () => (
    <SourcesContext.Provider value={sources}>
      <App panel={panel} access={access} />
    </SourcesContext.Provider>
  ),
});

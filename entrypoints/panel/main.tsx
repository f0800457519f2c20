import '../../components/theme.css';
import '../../components/panel/panel.css';
import { App } from '../../components/panel/app';
import { SourcesContext } from '../../components/panel/details/use-source';
import { createCallSites } from '../../lib/analysis/source-map';
import { accessInDevTools } from '../../lib/platform/access';
import { openAutomationPorts, openPanelPorts, scriptText } from '../../lib/platform/panel-ports';
import { showPage } from '../../lib/platform/show-page';
import { openDictionaryStore, openSettingsStore } from '../../lib/platform/storage';
import { followAccess } from '../../lib/state/access';
import { applyDictionaries, translateAll } from '../../lib/state/apply-dictionaries';
import { createAutomation } from '../../lib/state/automation';
import { followDictionaries } from '../../lib/state/own-dictionaries';
import { createPanel } from '../../lib/state/panel';
import { followSettings } from '../../lib/state/settings';

const settings = followSettings(openSettingsStore());
const ports = openPanelPorts(location, settings);
applyDictionaries(followDictionaries(openDictionaryStore()).dictionaries);
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

import { createCallSites } from '../analysis/source-map';
import { followAccess } from '../state/access';
import { applyDictionaries, translateAll } from '../state/apply-dictionaries';
import { createAutomation } from '../state/automation';
import { followDictionaries } from '../state/own-dictionaries';
import { createPanel } from '../state/panel';
import { followSettings } from '../state/settings';
import { accessInDevTools } from './access';
import { openAutomationPorts, openPanelPorts, scriptText } from './panel-ports';
import { loadEnglish } from './show-page';
import { openDictionaryStore, openSettingsStore } from './storage';

export function openPanelPage() {
  const settings = followSettings(openSettingsStore());
  const ports = openPanelPorts(location, settings);
  applyDictionaries(followDictionaries(openDictionaryStore()).dictionaries);
  const panel = createPanel(ports);
  // For scripts that drive the browser, see docs/automation.md. Web pages cannot reach this window.
  Object.defineProperty(window, 'hangup', { value: createAutomation(openAutomationPorts(ports)) });
  const callSites = createCallSites(scriptText);
  // The next document may have other scripts at the same URLs.
  ports.tab?.onNavigated(callSites.forget);
  const access = followAccess(accessInDevTools());
  return { settings, theme: ports.theme, translate, props: { panel, access, callSites } };
}

/** Reports are English unless the user asks for a translated one. */
async function translate(language: string): Promise<void> {
  await Promise.all([translateAll(language), language === 'en' ? null : loadEnglish()]);
}

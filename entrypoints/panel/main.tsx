import '../../components/theme.css';
import '../../components/panel/panel.css';
import { render } from 'preact';
import { i18n } from '#i18n';
import { App } from '../../components/panel/app';
import { createDictionaryStore } from '../../lib/dictionaries/store';
import { bringIntoForce } from '../../lib/models/bring-into-force';
import { followDictionaries } from '../../lib/models/own-dictionaries';
import { createPanel } from '../../lib/models/panel';
import { followTheme } from '../../lib/models/theme';
import { dictionaryAreas } from '../../lib/platform/dictionary-areas';
import { openPanelPorts } from '../../lib/platform/panel-ports';

document.documentElement.lang = i18n.t('extension.lang');
const ports = openPanelPorts(location);
followTheme(ports.theme, document.documentElement);
bringIntoForce(followDictionaries(createDictionaryStore(dictionaryAreas())).dictionaries);
const root = document.getElementById('root');
if (root) render(<App panel={createPanel(ports)} />, root);

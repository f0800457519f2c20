import { ReferencePage } from '../../components/reference/page';
import '../../components/theme.css';
import '../../components/reference/reference.css';
import '../../components/reference/page.css';
import { createDictionaryStore } from '../../lib/dictionaries/store';
import { followDictionaries } from '../../lib/models/own-dictionaries';
import { createReference, loadBuiltIn } from '../../lib/models/reference';
import { followSettings } from '../../lib/models/settings';
import { translateCanon } from '../../lib/models/translate';
import { systemTheme } from '../../lib/platform/devtools-theme';
import { dictionaryAreas } from '../../lib/platform/dictionary-areas';
import { settingsArea } from '../../lib/platform/settings-area';
import { showPage } from '../../lib/platform/show-page';
import { createSettingsStore } from '../../lib/settings/store';

const settings = followSettings(createSettingsStore(settingsArea()));
const own = followDictionaries(createDictionaryStore(dictionaryAreas()));
const model = createReference(loadBuiltIn, own.dictionaries);
// Whole from the start, so that a fragment finds its entry and a print has everything.
void Promise.all([model.load(), own.ready]).then(() => {
  showPage(document.getElementById('root'), {
    settings,
    theme: systemTheme,
    translate: translateCanon,
    draw: () => <ReferencePage model={model} />,
  });
});

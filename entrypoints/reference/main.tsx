import { ReferencePage } from '../../components/reference/page';
import '../../components/theme.css';
import '../../components/reference/reference.css';
import '../../components/reference/page.css';
import { systemTheme } from '../../lib/platform/devtools-theme';
import { showPage } from '../../lib/platform/show-page';
import { openDictionaryStore, openSettingsStore } from '../../lib/platform/storage';
import { translateReference } from '../../lib/state/apply-dictionaries';
import { followDictionaries } from '../../lib/state/own-dictionaries';
import { createReference, loadBuiltIn } from '../../lib/state/reference';
import { followSettings } from '../../lib/state/settings';

const settings = followSettings(openSettingsStore());
const own = followDictionaries(openDictionaryStore());
const model = createReference(loadBuiltIn, own.dictionaries);
// Whole from the start, so that a fragment finds its entry and a print has everything.
void Promise.all([model.load(), own.ready]).then(() => {
  showPage(document.getElementById('root'), {
    settings,
    theme: systemTheme,
    translate: translateReference,
    draw: () => <ReferencePage model={model} />,
  });
});

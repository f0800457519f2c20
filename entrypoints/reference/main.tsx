import { render } from 'preact';
import { i18n } from '#i18n';
import { ReferencePage } from '../../components/reference/page';
import '../../components/theme.css';
import '../../components/reference/reference.css';
import '../../components/reference/page.css';
import { createDictionaryStore } from '../../lib/dictionaries/store';
import { followDictionaries } from '../../lib/models/own-dictionaries';
import { createReference, loadBuiltIn } from '../../lib/models/reference';
import { dictionaryAreas } from '../../lib/platform/dictionary-areas';

document.documentElement.lang = i18n.t('extension.lang');
const own = followDictionaries(createDictionaryStore(dictionaryAreas()));
const model = createReference(loadBuiltIn, own.dictionaries);
const root = document.getElementById('root');
// Whole from the start, so that a fragment finds its entry and a print has everything.
void Promise.all([model.load(), own.ready]).then(() => {
  if (root) render(<ReferencePage model={model} />, root);
});

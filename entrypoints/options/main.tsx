import { render } from 'preact';
import { i18n } from '#i18n';
import { OptionsPage } from '../../components/options/page';
import '../../components/theme.css';
import '../../components/menu.css';
import '../../components/options/options.css';
import { createDictionaryStore } from '../../lib/dictionaries/store';
import { createOptions } from '../../lib/models/options';
import { dictionaryAreas } from '../../lib/platform/dictionary-areas';
import { BUILT_IN } from '../../lib/reference/built-in';

document.documentElement.lang = i18n.t('extension.lang');
const store = createDictionaryStore(dictionaryAreas());
const model = createOptions(store, new Set(BUILT_IN.map(({ id }) => id)));
const root = document.getElementById('root');
if (root) render(<OptionsPage model={model} />, root);

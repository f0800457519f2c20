import { type ReadonlySignal, signal } from '@preact/signals';
import { Popup } from '../../components/popup/popup';
import '../../components/theme.css';
import '../../components/reference/reference.css';
import '../../components/popup/popup.css';
import { createDictionaryStore } from '../../lib/dictionaries/store';
import { followDictionaries } from '../../lib/models/own-dictionaries';
import { createReference, loadBuiltIn } from '../../lib/models/reference';
import { followSettings } from '../../lib/models/settings';
import { translateCanon } from '../../lib/models/translate';
import { systemTheme } from '../../lib/platform/devtools-theme';
import { dictionaryAreas } from '../../lib/platform/dictionary-areas';
import { settingsArea } from '../../lib/platform/settings-area';
import { showPage } from '../../lib/platform/show-page';
import { countEndsOfCurrentTab } from '../../lib/platform/tab-ends';
import { createSettingsStore } from '../../lib/settings/store';
import type { EndCounts } from '../../lib/transport/messages';

const settings = followSettings(createSettingsStore(settingsArea()));
const own = followDictionaries(createDictionaryStore(dictionaryAreas()));
const model = createReference(loadBuiltIn, own.dictionaries);
/** Read when there are codes that have no name but an application's. */
const names = signal<ReadonlySignal<ReadonlyMap<number, string>> | null>(null);
const counts = signal<EndCounts | null | undefined>(undefined);

function Page() {
  return <Popup model={model} counts={counts.value} names={names.value?.value} />;
}

showPage(document.getElementById('root'), {
  settings,
  theme: systemTheme,
  translate: translateCanon,
  draw: () => <Page />,
});
void countEndsOfCurrentTab().then(async (answer) => {
  counts.value = answer;
  if (!answer?.ends.some(({ code }) => code !== null && code >= 3000)) return;
  const { namesInCurrentTab } = await import('../../lib/platform/tab-end-names');
  names.value = await namesInCurrentTab(own.dictionaries);
});

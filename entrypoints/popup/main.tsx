import { type ReadonlySignal, signal } from '@preact/signals';
import { render } from 'preact';
import { i18n } from '#i18n';
import { Popup } from '../../components/popup/popup';
import '../../components/theme.css';
import '../../components/reference/reference.css';
import '../../components/popup/popup.css';
import { createDictionaryStore } from '../../lib/dictionaries/store';
import { followDictionaries } from '../../lib/models/own-dictionaries';
import { createReference, loadBuiltIn } from '../../lib/models/reference';
import { dictionaryAreas } from '../../lib/platform/dictionary-areas';
import { countEndsOfCurrentTab } from '../../lib/platform/tab-ends';
import type { EndCounts } from '../../lib/transport/messages';

document.documentElement.lang = i18n.t('extension.lang');
const own = followDictionaries(createDictionaryStore(dictionaryAreas()));
const model = createReference(loadBuiltIn, own.dictionaries);
/** Read when there are codes that have no name but an application's. */
const names = signal<ReadonlySignal<ReadonlyMap<number, string>> | null>(null);
const counts = signal<EndCounts | null | undefined>(undefined);

function Page() {
  return <Popup model={model} counts={counts.value} names={names.value?.value} />;
}

const root = document.getElementById('root');
if (root) render(<Page />, root);
void countEndsOfCurrentTab().then(async (answer) => {
  counts.value = answer;
  if (!answer?.ends.some(({ code }) => code !== null && code >= 3000)) return;
  const { namesInCurrentTab } = await import('../../lib/platform/tab-end-names');
  names.value = await namesInCurrentTab(own.dictionaries);
});

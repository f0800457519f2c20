import { type ReadonlySignal, signal } from '@preact/signals';
import { Popup } from '../../components/popup/popup';
import '../../components/theme.css';
import '../../components/reference/reference.css';
import '../../components/popup/popup.css';
import { systemTheme } from '../../lib/platform/devtools-theme';
import { showPage } from '../../lib/platform/show-page';
import { openDictionaryStore, openSettingsStore } from '../../lib/platform/storage';
import { countConnectionsOfCurrentTab } from '../../lib/platform/tab-requests';
import type { ConnectionCounts } from '../../lib/protocol/messages';
import { translateReference } from '../../lib/state/apply-dictionaries';
import { followDictionaries } from '../../lib/state/own-dictionaries';
import { createReference, loadBuiltIn } from '../../lib/state/reference';
import { followSettings } from '../../lib/state/settings';

const settings = followSettings(openSettingsStore());
const own = followDictionaries(openDictionaryStore());
const model = createReference(loadBuiltIn, own.dictionaries);
/** Read when there are codes that have no name but an application's. */
const names = signal<ReadonlySignal<ReadonlyMap<number, string>> | null>(null);
const counts = signal<ConnectionCounts | null | undefined>(undefined);

function Page() {
  return <Popup model={model} counts={counts.value} names={names.value?.value} />;
}

showPage(document.getElementById('root'), {
  settings,
  theme: systemTheme,
  translate: translateReference,
  draw: () => <Page />,
});
void countConnectionsOfCurrentTab().then(async (answer) => {
  counts.value = answer;
  if (!answer?.ends.some(({ code }) => code !== null && code >= 3000)) return;
  const { codeNamesOfCurrentTab } = await import('../../lib/platform/tab-code-names');
  names.value = await codeNamesOfCurrentTab(own.dictionaries);
});

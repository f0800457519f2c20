import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ConnectionCounts } from '../protocol/messages';
import { translateReference } from '../state/apply-dictionaries';
import { followDictionaries } from '../state/own-dictionaries';
import { createReference, loadBuiltIn } from '../state/reference';
import { followSettings } from '../state/settings';
import { systemTheme } from './devtools-theme';
import { openDictionaryStore, openSettingsStore } from './storage';
import { countConnectionsOfCurrentTab } from './tab-requests';

export function openPopupPage() {
  const own = followDictionaries(openDictionaryStore());
  const counts = signal<ConnectionCounts | null | undefined>(undefined);
  const names = signal<ReadonlySignal<ReadonlyMap<number, string>> | null>(null);

  async function count(): Promise<void> {
    counts.value = await countConnectionsOfCurrentTab();
    // Only codes of applications need names from the log.
    if (!counts.value?.ends.some(({ code }) => code !== null && code >= 3000)) return;
    const { codeNamesOfCurrentTab } = await import('./tab-code-names');
    names.value = await codeNamesOfCurrentTab(own.dictionaries);
  }

  void count();
  return {
    settings: followSettings(openSettingsStore()),
    theme: systemTheme,
    translate: translateReference,
    props: {
      model: createReference(loadBuiltIn, own.dictionaries),
      counts,
      names: computed(() => names.value?.value),
    },
  };
}

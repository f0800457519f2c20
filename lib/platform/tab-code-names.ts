import { computed, type ReadonlySignal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { Dictionary } from '../../data/dictionary';
import { applyDictionaries } from '../state/apply-dictionaries';
import { codeNames } from '../state/code-names';
import { openJournalReader } from './journals';

/** What the applications of the current tab call their codes, in the words of the dictionaries in force. */
export async function codeNamesOfCurrentTab(
  own: ReadonlySignal<readonly Dictionary[]>,
): Promise<ReadonlySignal<ReadonlyMap<number, string>>> {
  applyDictionaries(own);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  const entries = tab?.id === undefined ? [] : await openJournalReader().since(tab.id, 0);
  return computed(() => codeNames(entries));
}

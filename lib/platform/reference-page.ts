import { translateReference } from '../state/apply-dictionaries';
import { followDictionaries } from '../state/own-dictionaries';
import { createReference, loadBuiltIn } from '../state/reference';
import { followSettings } from '../state/settings';
import { systemTheme } from './devtools-theme';
import { openDictionaryStore, openSettingsStore } from './storage';

/** Loads all entries first: the URL's fragment must find its entry, and a print must contain them. */
export async function openReferencePage() {
  const settings = followSettings(openSettingsStore());
  const own = followDictionaries(openDictionaryStore());
  const model = createReference(loadBuiltIn, own.dictionaries);
  await Promise.all([model.load(), own.ready]);
  return { settings, theme: systemTheme, translate: translateReference, props: { model } };
}

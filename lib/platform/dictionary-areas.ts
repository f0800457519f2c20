import { browser } from 'wxt/browser';
import type { DictionaryAreas } from '../dictionaries/store';

/** The browser's storage for the user's own dictionaries. */
export function dictionaryAreas(): DictionaryAreas {
  const { sync, local, onChanged } = browser.storage;
  return {
    sync,
    local,
    onChanged(listener) {
      const hear = (changes: Record<string, unknown>) => listener(Object.keys(changes));
      onChanged.addListener(hear);
      return () => onChanged.removeListener(hear);
    },
  };
}

import { browser } from 'wxt/browser';
import type { MatcherStorage, StoredMatcherState } from '../evidence/request-evidence';
import { createDictionaryStore, type DictionaryAreas, type DictionaryStore } from '../reference/dictionaries/store';
import { createSettingsStore, type SettingsAreas, type SettingsStore } from '../settings/store';
import type { TelemetryAreas } from '../telemetry/store';

/** Returns the browser's storage areas. */
export function storageAreas(): SettingsAreas & DictionaryAreas & TelemetryAreas {
  const { sync, local, managed, onChanged } = browser.storage;
  return {
    sync,
    local,
    managed,
    onChanged(listener: (keys: readonly string[], area: string) => void) {
      const notify = (changes: Record<string, unknown>, area: string) => listener(Object.keys(changes), area);
      onChanged.addListener(notify);
      return () => onChanged.removeListener(notify);
    },
  };
}

export const openSettingsStore = (): SettingsStore => createSettingsStore(storageAreas());
export const openDictionaryStore = (): DictionaryStore => createDictionaryStore(storageAreas());

const KEY = 'evidence-desk';

/**
 * Returns storage for evidence that waits for its record. It is in memory, since it may hold evidence of private windows,
 * and it survives a background that is stopped.
 */
export function openMatcherStorage(): MatcherStorage {
  return {
    // Only the line below writes this key.
    load: async () => ((await browser.storage.session.get(KEY))[KEY] as StoredMatcherState | undefined) ?? null,
    save: (state) => browser.storage.session.set({ [KEY]: state }),
  };
}

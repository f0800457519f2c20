import { browser } from 'wxt/browser';
import type { MatcherStorage, StoredMatcherState } from '../evidence/request-evidence';
import type { DictionaryAreas } from '../reference/dictionaries/store';
import type { SettingsArea } from '../settings/store';
import type { TelemetryAreas } from '../telemetry/store';

/** The browser's storage for the settings, on this device. */
export function settingsArea(): SettingsArea {
  const { local, onChanged } = browser.storage;
  return {
    get: (keys) => local.get(keys),
    set: (items) => local.set(items),
    onChanged(listener) {
      const hear = (changes: Record<string, unknown>, area: string) => {
        if (area === 'local') listener(Object.keys(changes));
      };
      onChanged.addListener(hear);
      return () => onChanged.removeListener(hear);
    },
  };
}

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

/** The browser's storage for what a fleet needs. */
export function telemetryAreas(): TelemetryAreas {
  const { managed, local, onChanged } = browser.storage;
  return {
    managed,
    local,
    onChanged(listener) {
      const hear = (changes: Record<string, unknown>, area: string) => listener(area, Object.keys(changes));
      onChanged.addListener(hear);
      return () => onChanged.removeListener(hear);
    },
  };
}

const KEY = 'evidence-desk';

/** In memory, and out of reach of a background that is stopped. Evidence of private windows may lie there. */
export function openMatcherStorage(): MatcherStorage {
  return {
    // What this key holds was written below: the type is our own word.
    load: async () => ((await browser.storage.session.get(KEY))[KEY] as StoredMatcherState | undefined) ?? null,
    save: (state) => browser.storage.session.set({ [KEY]: state }),
  };
}

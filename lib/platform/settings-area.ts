import { browser } from 'wxt/browser';
import type { SettingsArea } from '../settings/store';

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

import { browser } from 'wxt/browser';
import type { FleetAreas } from '../fleet/store';

/** The browser's storage for what a fleet needs. */
export function fleetAreas(): FleetAreas {
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

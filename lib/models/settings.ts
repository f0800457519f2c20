import { type ReadonlySignal, signal } from '@preact/signals';
import { holdSettings } from '../settings/held';
import { DEFAULTS, type SettingName, type Settings } from '../settings/settings';
import type { SettingsStore } from '../settings/store';

/** The settings as every open page has them at once. */
export interface SettingsModel {
  readonly values: ReadonlySignal<Settings>;
  /** When they were read for the first time, or could not be. */
  readonly ready: Promise<void>;
  /** Rejects where the storage does not take it; the old value stands then. */
  save<Name extends SettingName>(name: Name, value: Settings[Name]): Promise<void>;
  [Symbol.dispose](): void;
}

export function followSettings(store: SettingsStore): SettingsModel {
  const values = signal(DEFAULTS);
  const held = holdSettings(store, (settings) => {
    values.value = settings;
  });
  return { values, ready: held.ready, save: store.save, [Symbol.dispose]: held[Symbol.dispose] };
}

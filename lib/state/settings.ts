import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { DEFAULTS, type SettingName, type Settings, type ThemeChoice } from '../settings/settings';
import { holdSettings, type SettingsStore } from '../settings/store';

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

/** `system`: as the browser or the system has it. */
export type Theme = 'light' | 'dark' | 'system';

/** The theme of what the page stands in: DevTools, for its panel. */
export interface ThemeSource {
  current(): Theme;
  /** Returns the undo. */
  listen(listener: (theme: Theme) => void): () => void;
}

/** Keeps `data-theme` on the root element as it was chosen, or as the source has it. Returns the undo. */
export function followTheme(source: ThemeSource, chosen: ReadonlySignal<ThemeChoice>, root: HTMLElement): () => void {
  function apply(): void {
    const theme = chosen.value === 'devtools' ? source.current() : chosen.value;
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
  }
  const stop = effect(apply);
  const undo = source.listen(apply);
  return () => {
    stop();
    undo();
  };
}

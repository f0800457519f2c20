import { parseSettings, type SettingName, type Settings } from './settings';

/** `storage.local`, or anything like it. */
export interface SettingsArea {
  get(keys: null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  /** Hears of changes by whichever page, with the keys that changed. Returns the undo. */
  onChanged(listener: (keys: readonly string[]) => void): () => void;
}

export interface SettingsStore {
  read(): Promise<Settings>;
  save<Name extends SettingName>(name: Name, value: Settings[Name]): Promise<void>;
  /** Called after each change of a setting, by whichever page. Returns the undo. */
  listen(listener: () => void): () => void;
}

const PREFIX = 'setting:';

/**
 * Each setting stands under a key of its own: pages that save at the same time do not undo each other's, and a value
 * that cannot be read costs no other. Nothing is written but what is saved.
 */
export function createSettingsStore(area: SettingsArea): SettingsStore {
  return {
    async read() {
      const items = Object.entries(await area.get(null)).filter(([key]) => key.startsWith(PREFIX));
      return parseSettings(Object.fromEntries(items.map(([key, value]) => [key.slice(PREFIX.length), value])));
    },
    save: (name, value) => area.set({ [PREFIX + name]: value }),
    listen: (listener) =>
      area.onChanged((keys) => {
        if (keys.some((key) => key.startsWith(PREFIX))) listener();
      }),
  };
}

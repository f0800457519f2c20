import { DEFAULTS, parseSettings, type SettingName, type Settings } from './settings';

/** Storage areas that settings need. */
export interface SettingsAreas {
  /** Settings stay on this device. */
  local: {
    get(keys: null): Promise<Record<string, unknown>>;
    set(items: Record<string, unknown>): Promise<void>;
  };
  /** Calls the listener after a change by any page, with the changed keys. Returns a function that removes it. */
  onChanged(listener: (keys: readonly string[], area: string) => void): () => void;
}

export interface SettingsStore {
  read(): Promise<Settings>;
  save<Name extends SettingName>(name: Name, value: Settings[Name]): Promise<void>;
  /** Calls the listener after a change of a setting by any page. Returns a function that removes it. */
  listen(listener: () => void): () => void;
}

const PREFIX = 'setting:';

/**
 * Stores each setting under its own key. Pages that save at the same time do not overwrite each other, and an invalid
 * value affects no other setting.
 */
export function createSettingsStore({ local, onChanged }: SettingsAreas): SettingsStore {
  return {
    async read() {
      const items = Object.entries(await local.get(null)).filter(([key]) => key.startsWith(PREFIX));
      return parseSettings(Object.fromEntries(items.map(([key, value]) => [key.slice(PREFIX.length), value])));
    },
    save: (name, value) => local.set({ [PREFIX + name]: value }),
    listen: (listener) =>
      onChanged((keys, area) => {
        if (area === 'local' && keys.some((key) => key.startsWith(PREFIX))) listener();
      }),
  };
}

/** Settings in memory, for callers that cannot wait for storage. */
export interface HeldSettings {
  /** Returns the settings, or the defaults until they are read. */
  current(): Settings;
  /** Resolves after the first reading, also if it fails. */
  readonly ready: Promise<void>;
  /** Reads them again: a caller may know of a change before this page does. Never rejects. */
  refresh(): Promise<void>;
  [Symbol.dispose](): void;
}

/** Reads the settings, and again after each change. Calls `onChange` after every reading. */
export function holdSettings(store: SettingsStore, onChange: (settings: Settings) => void = () => {}): HeldSettings {
  let current = DEFAULTS;
  let turn = 0;
  let newest = 0;

  async function read(): Promise<void> {
    const mine = ++turn;
    try {
      const found = await store.read();
      // A later reading may have finished first.
      if (mine < newest) return;
      newest = mine;
      current = found;
      onChange(found);
    } catch {
      // Storage does not answer: keep the last reading, or the defaults.
    }
  }

  const undo = store.listen(() => void read());
  return { current: () => current, ready: read(), refresh: read, [Symbol.dispose]: undo };
}

import { DEFAULTS, parseSettings, type SettingName, type Settings } from './settings';

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

/** The settings at hand, for who must not wait for storage each time. */
export interface HeldSettings {
  /** The defaults until they were read. */
  current(): Settings;
  /** Resolves when they were read for the first time, or could not be. */
  readonly ready: Promise<void>;
  /** Reads them again: whoever asks may have heard of a change that is not yet known here. Never rejects. */
  refresh(): Promise<void>;
  [Symbol.dispose](): void;
}

/** Reads the settings, and again after each change; `onChange` is told of every reading. */
export function holdSettings(store: SettingsStore, onChange: (settings: Settings) => void = () => {}): HeldSettings {
  let current = DEFAULTS;
  let turn = 0;
  let newest = 0;

  async function read(): Promise<void> {
    const mine = ++turn;
    try {
      const found = await store.read();
      // A later reading may have come sooner.
      if (mine < newest) return;
      newest = mine;
      current = found;
      onChange(found);
    } catch {
      // Storage is away: what was read last holds, or the defaults.
    }
  }

  const undo = store.listen(() => void read());
  return { current: () => current, ready: read(), refresh: read, [Symbol.dispose]: undo };
}

import { DEFAULTS, type Settings } from './settings';
import type { SettingsStore } from './store';

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

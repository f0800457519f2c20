import { DEFAULTS, type Settings } from './settings';
import type { SettingsStore } from './store';

/** The settings at hand, for who must not wait for storage each time. */
export interface HeldSettings {
  /** The defaults until they were read. */
  current(): Settings;
  /** Resolves when they were read for the first time, or could not be. */
  readonly ready: Promise<void>;
  [Symbol.dispose](): void;
}

/** Reads the settings, and again after each change; `onChange` is told of every reading. */
export function holdSettings(store: SettingsStore, onChange: (settings: Settings) => void = () => {}): HeldSettings {
  let current = DEFAULTS;
  let turn = 0;

  async function read(): Promise<void> {
    const mine = ++turn;
    try {
      const found = await store.read();
      // A later change may have been read sooner.
      if (mine !== turn) return;
      current = found;
      onChange(found);
    } catch {
      // Storage is away: what was read last holds, or the defaults.
    }
  }

  const undo = store.listen(() => void read());
  return { current: () => current, ready: read(), [Symbol.dispose]: undo };
}

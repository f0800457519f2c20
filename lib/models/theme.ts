import { effect, type ReadonlySignal } from '@preact/signals';
import type { ThemeChoice } from '../settings/settings';

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

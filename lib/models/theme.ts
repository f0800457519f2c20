/** `system`: as the browser or the system has it. */
export type Theme = 'light' | 'dark' | 'system';

/** Where the theme comes from: DevTools, in its panel. */
export interface ThemeSource {
  current(): Theme;
  /** Returns the undo. */
  listen(listener: (theme: Theme) => void): () => void;
}

/** Keeps `data-theme` on the root element as the source has it. Returns the undo. */
export function followTheme(source: ThemeSource, root: HTMLElement): () => void {
  function apply(theme: Theme): void {
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
  }
  apply(source.current());
  return source.listen(apply);
}

import { browser } from 'wxt/browser';
import type { Theme, ThemeSource } from '../state/settings';

export const systemTheme: ThemeSource = { current: () => 'system', listen: () => () => {} };

/** The theme of the DevTools that the panel is in; told of a change by either engine's own way. */
export function devtoolsTheme(): ThemeSource {
  const { panels } = browser.devtools;
  return {
    current: () => asTheme(panels.themeName),
    listen(listener) {
      const hear = (name: unknown) => listener(asTheme(name));
      if ('setThemeChangeHandler' in panels && typeof panels.setThemeChangeHandler === 'function') {
        const set = panels.setThemeChangeHandler;
        set.call(panels, hear);
        return () => void set.call(panels, () => {});
      }
      const changed = 'onThemeChanged' in panels ? panels.onThemeChanged : null;
      if (!isEvent(changed)) return () => {};
      changed.addListener(hear);
      return () => changed.removeListener(hear);
    },
  };
}

interface ThemeEvent {
  addListener(listener: (name: unknown) => void): void;
  removeListener(listener: (name: unknown) => void): void;
}

function isEvent(value: unknown): value is ThemeEvent {
  return typeof value === 'object' && value !== null && 'addListener' in value && 'removeListener' in value;
}

/** Chromium calls its light theme `default`, Firefox `light`. */
function asTheme(name: unknown): Theme {
  return name === 'dark' ? 'dark' : 'light';
}

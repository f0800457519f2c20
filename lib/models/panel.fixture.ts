import type { Later } from './pace';
import { createPanel, type Panel } from './panel';
import { defaultSettings } from './settings.fixture';

/** For tests: a panel that remembers nothing and shows a log without a tab. */
export function panelWithoutTab(idle: Later = () => () => {}): Panel {
  return createPanel({
    tab: null,
    theme: { current: () => 'system', listen: () => () => {} },
    settings: defaultSettings(),
    shelf: { getItem: () => null, setItem: () => {} },
    now: () => 0,
    soon: idle,
    idle,
    version: '1.0.0',
    openSource: null,
    openReference: null,
    openOptions: null,
  });
}

import { createPanel, type Panel } from './panel';
import { defaultSettings } from './settings.fixture';
import type { Idle } from './warm';

/** For tests: a panel that remembers nothing and shows a log without a tab. */
export function panelWithoutTab(idle: Idle = () => () => {}): Panel {
  return createPanel({
    tab: null,
    theme: { current: () => 'system', listen: () => () => {} },
    settings: defaultSettings(),
    shelf: { getItem: () => null, setItem: () => {} },
    now: () => 0,
    idle,
    version: '1.0.0',
    openSource: null,
    openReference: null,
    openOptions: null,
  });
}

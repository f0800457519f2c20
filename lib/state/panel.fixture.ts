import { createPanel, type Panel } from './panel';
import type { Schedule } from './ports';
import { defaultSettings } from './settings.fixture';

/** For tests: a panel that remembers nothing and shows a log without a tab. */
export function panelWithoutTab(idle: Schedule = () => () => {}): Panel {
  return createPanel({
    tab: null,
    theme: { current: () => 'system', listen: () => () => {} },
    settings: defaultSettings(),
    storage: { getItem: () => null, setItem: () => {} },
    now: () => 0,
    soon: idle,
    idle,
    version: '1.0.0',
    openSource: null,
    openReference: null,
    openOptions: null,
  });
}

import { followAccess } from '../state/access';
import { followSettings } from '../state/settings';
import { accessInTab } from './access';
import { systemTheme } from './devtools-theme';
import { openSettingsStore } from './storage';

export function openWelcomePage() {
  return {
    settings: followSettings(openSettingsStore()),
    theme: systemTheme,
    translate: async () => {},
    props: { access: followAccess(accessInTab()) },
  };
}

import '../../components/theme.css';
import '../../components/welcome/welcome.css';
import { WelcomePage } from '../../components/welcome/page';
import { accessInTab } from '../../lib/platform/access';
import { systemTheme } from '../../lib/platform/devtools-theme';
import { showPage } from '../../lib/platform/show-page';
import { openSettingsStore } from '../../lib/platform/storage';
import { followAccess } from '../../lib/state/access';
import { followSettings } from '../../lib/state/settings';

const access = followAccess(accessInTab());
showPage(document.getElementById('root'), {
  settings: followSettings(openSettingsStore()),
  theme: systemTheme,
  translate: async () => {},
  draw: () => <WelcomePage access={access} />,
});

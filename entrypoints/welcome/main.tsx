import '../../components/theme.css';
import '../../components/welcome/welcome.css';
import { WelcomePage } from '../../components/welcome/page';
import { followAccess } from '../../lib/models/access';
import { followSettings } from '../../lib/models/settings';
import { accessInTab } from '../../lib/platform/access';
import { systemTheme } from '../../lib/platform/devtools-theme';
import { settingsArea } from '../../lib/platform/settings-area';
import { showPage } from '../../lib/platform/show-page';
import { createSettingsStore } from '../../lib/settings/store';

const access = followAccess(accessInTab());
showPage(document.getElementById('root'), {
  settings: followSettings(createSettingsStore(settingsArea())),
  theme: systemTheme,
  translate: async () => {},
  draw: () => <WelcomePage access={access} />,
});

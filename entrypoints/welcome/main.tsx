import { WelcomePage } from '../../components/welcome/page';
import { showPage } from '../../lib/platform/show-page';
import { openWelcomePage } from '../../lib/platform/welcome-page';

showPage(WelcomePage, openWelcomePage());

import { App } from '../../components/panel/app';
import { openPanelPage } from '../../lib/platform/panel-page';
import { showPage } from '../../lib/platform/show-page';

showPage(App, openPanelPage());

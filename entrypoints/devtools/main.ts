import { startDevToolsPage } from '../../lib/platform/devtools-page';

startDevToolsPage();

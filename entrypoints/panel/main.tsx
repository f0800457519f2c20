import '../../components/theme.css';
import '../../components/panel/panel.css';
import { render } from 'preact';
import { App } from '../../components/panel/app';
import { createPanel } from '../../lib/models/panel';
import { followTheme } from '../../lib/models/theme';
import { openPanelPorts } from '../../lib/platform/panel-ports';

const ports = openPanelPorts(location);
followTheme(ports.theme, document.documentElement);
const root = document.getElementById('root');
if (root) render(<App panel={createPanel(ports)} />, root);

import { OptionsPage } from '../../components/options/page';
import { openOptionsPage } from '../../lib/platform/options-page';
import { showPage } from '../../lib/platform/show-page';

showPage(OptionsPage, openOptionsPage());

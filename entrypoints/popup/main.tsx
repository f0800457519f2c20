import { Popup } from '../../components/popup/popup';
import { openPopupPage } from '../../lib/platform/popup-page';
import { showPage } from '../../lib/platform/show-page';

showPage(Popup, openPopupPage());

import { ReferencePage } from '../../components/reference/page';
import { openReferencePage } from '../../lib/platform/reference-page';
import { showPage } from '../../lib/platform/show-page';

void openReferencePage().then((page) => showPage(ReferencePage, page));

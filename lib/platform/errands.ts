import type { AccessState, DocumentIdentity, Errand } from '../transport/messages';
import { obstacle } from './access';
import { openOwnPage } from './own-pages';
import { identifyPage } from './page-identity';

/** In the background: does what a page in DevTools asks for. */
export async function runErrand(errand: Errand): Promise<AccessState | DocumentIdentity | null> {
  switch (errand.type) {
    case 'identify-page':
      return identifyPage(errand.tabId).catch(() => null);
    case 'ask-access':
      return { obstacle: await obstacle() };
    case 'open-page':
      await openOwnPage(errand.page, errand.fragment);
      return null;
  }
}

import type { AccessState, DocumentIdentity, Errand } from '../transport/messages';
import { obstacle } from './access';
import { openOwnPage } from './own-pages';
import { identifyPage } from './page-identity';

/**
 * In the background: does what a page in DevTools asks for.
 *
 * @param onIdentified told which document a tab shows, before the answer is given
 */
export async function runErrand(
  errand: Errand,
  onIdentified: (tabId: number, startedAt: number) => Promise<void>,
): Promise<AccessState | DocumentIdentity | null> {
  switch (errand.type) {
    case 'identify-page': {
      const identity = await identifyPage(errand.tabId).catch(() => null);
      // The log may refuse to be written; who asks wants to know the document.
      if (identity) await onIdentified(errand.tabId, identity.startedAt).catch(() => {});
      return identity;
    }
    case 'ask-access':
      return { obstacle: await obstacle() };
    case 'open-page':
      await openOwnPage(errand.page, errand.fragment);
      return null;
  }
}

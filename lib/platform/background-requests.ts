import type { AccessState, BackgroundRequest, DocumentIdentity } from '../protocol/messages';
import { obstacle } from './access';
import { openOwnPage } from './own-pages';
import { identifyPage } from './tab-requests';

/**
 * In the background: does what a page in DevTools asks for.
 *
 * @param onIdentified told which document a tab shows, before the answer is given
 */
export async function runBackgroundRequest(
  request: BackgroundRequest,
  onIdentified: (tabId: number, startedAt: number) => Promise<void>,
): Promise<AccessState | DocumentIdentity | null> {
  switch (request.type) {
    case 'identify-page': {
      const identity = await identifyPage(request.tabId).catch(() => null);
      // The log may refuse to be written; who asks wants to know the document.
      if (identity) await onIdentified(request.tabId, identity.startedAt).catch(() => {});
      return identity;
    }
    case 'ask-access':
      return { obstacle: await obstacle() };
    case 'open-page':
      await openOwnPage(request.page, request.fragment);
      return null;
  }
}

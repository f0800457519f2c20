import { browser } from 'wxt/browser';
import type { AccessChanged, AccessObstacle, BackgroundRequest } from '../protocol/messages';
import type { AccessPort } from '../state/access';
import { isOwnSender, requestOpenPage, type Sender } from './own-pages';

const ALL_SITES = { origins: ['<all_urls>'] };
/** The first with content scripts in the page's own world. */
const FIRST_FIREFOX = 128;

/** Chromium grants a content script's sites with the installation, and tells nobody when the user restricts them. */
const FULL_ACCESS: AccessPort = { look: async () => null, listen: () => () => {}, ask: () => {} };

/** For a page in a tab: there Firefox asks right away. In Firefox all sites are the user's to give. */
export function accessInTab(): AccessPort {
  if (!import.meta.env.FIREFOX) return FULL_ACCESS;
  return { look: obstacle, listen: onPermissionsChanged, ask: () => void browser.permissions.request(ALL_SITES) };
}

/** For a page in DevTools, where Firefox has neither `permissions` nor a place for its question. */
export function accessInDevTools(): AccessPort {
  if (!import.meta.env.FIREFOX) return FULL_ACCESS;
  return {
    async look() {
      const request: BackgroundRequest = { type: 'ask-access' };
      return parseObstacle(await browser.runtime.sendMessage(request));
    },
    listen(listener) {
      function hear(message: unknown, sender: Sender): undefined {
        if (!isOwnSender(sender) || typeof message !== 'object' || message === null) return;
        if ('type' in message && message.type === 'access-changed') listener();
      }
      browser.runtime.onMessage.addListener(hear);
      return () => browser.runtime.onMessage.removeListener(hear);
    },
    ask: () => requestOpenPage('welcome'),
  };
}

/** For the background: what is in the way now. */
export async function obstacle(): Promise<AccessObstacle | null> {
  if (!import.meta.env.FIREFOX) return null;
  const [, version] = /Firefox\/(\d+)/.exec(navigator.userAgent) ?? [];
  if (Number(version) < FIRST_FIREFOX) return 'old-browser';
  return (await browser.permissions.contains(ALL_SITES)) ? null : 'sites';
}

/** For the background: has every page of the extension hear when access was given or taken. Returns the undo. */
export function broadcastAccess(): () => void {
  if (!import.meta.env.FIREFOX) return () => {};
  const changed: AccessChanged = { type: 'access-changed' };
  // Nobody listens while no page of the extension is open.
  return onPermissionsChanged(() => void browser.runtime.sendMessage(changed).catch(() => {}));
}

/** Throws where the background did not say. */
function parseObstacle(answer: unknown): AccessObstacle | null {
  if (typeof answer === 'object' && answer !== null && 'obstacle' in answer) {
    const found = answer.obstacle;
    if (found === null || found === 'sites' || found === 'old-browser') return found;
  }
  throw new Error('The background does not say what the browser lets us see.');
}

/** Called when the user gave or took leave, here or in the browser's own pages; returns the undo. */
export function onPermissionsChanged(listener: () => void): () => void {
  const { onAdded, onRemoved } = browser.permissions;
  for (const event of [onAdded, onRemoved]) event.addListener(listener);
  return () => {
    for (const event of [onAdded, onRemoved]) event.removeListener(listener);
  };
}

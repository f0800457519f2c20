import { browser } from 'wxt/browser';
import type { AccessPort, Obstacle } from '../models/access';

const ALL_SITES = { origins: ['<all_urls>'] };
/** The first with content scripts in the page's own world. */
const FIRST_FIREFOX = 128;
const WELCOME = '/welcome.html';

/**
 * What the browser lets us see. Chromium grants a content script's sites with the installation, and tells nobody when
 * the user restricts them; in Firefox they are the user's to give.
 *
 * @param ask how to have the user asked
 */
function accessPort(ask: () => void): AccessPort {
  if (!import.meta.env.FIREFOX) return { look: async () => null, listen: () => () => {}, ask };
  const { permissions } = browser;
  return {
    look,
    listen(listener) {
      for (const event of [permissions.onAdded, permissions.onRemoved]) event.addListener(listener);
      return () => {
        for (const event of [permissions.onAdded, permissions.onRemoved]) event.removeListener(listener);
      };
    },
    ask,
  };
}

async function look(): Promise<Obstacle | null> {
  const [, version] = /Firefox\/(\d+)/.exec(navigator.userAgent) ?? [];
  if (Number(version) < FIRST_FIREFOX) return 'old-browser';
  return (await browser.permissions.contains(ALL_SITES)) ? null : 'sites';
}

/** For a page in a tab: there the browser asks right away. */
export const accessInTab = (): AccessPort => accessPort(() => void browser.permissions.request(ALL_SITES));

/** For a page in DevTools, where Firefox has no place for its question: leads to the page that asks. */
export const accessInDevTools = (): AccessPort =>
  accessPort(() => void browser.tabs.create({ url: browser.runtime.getURL(WELCOME) }));

/** Opens the page that shows what was installed. */
export async function welcome(): Promise<void> {
  // Developers load the extension again and again, and know where it is.
  const { installType } = await browser.management.getSelf();
  if (installType !== 'development') await browser.tabs.create({ url: browser.runtime.getURL(WELCOME) });
}

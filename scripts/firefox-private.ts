import type { Page } from 'puppeteer-core';

/** What only a privileged page has, as far as it is used here. */
interface Privileged {
  ChromeUtils: {
    importESModule(url: string): {
      ExtensionPermissions: { add(id: string, granted: { permissions: string[]; origins: string[] }): Promise<void> };
    };
  };
}

/**
 * Lets an extension into private windows, as its page in about:addons does. One that is installed already has to be
 * loaded anew for it.
 *
 * @param privileged a page of the browser's own
 */
export function allowPrivateWindows(privileged: Page, addOn: string): Promise<void> {
  return privileged.evaluate((id) => {
    const { ChromeUtils } = globalThis as typeof globalThis & Privileged;
    const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
    return ExtensionPermissions.add(id, { permissions: ['internal:privateBrowsingAllowed'], origins: [] });
  }, addOn);
}

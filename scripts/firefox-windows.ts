import type { Page } from 'puppeteer-core';
import type { Firefox } from './firefox';
import type { FirefoxPanel } from './firefox-panel';

/** The extension's pages have it; its types come with the polyfill. */
declare const browser: import('webextension-polyfill').Browser;

/**
 * Opens the toolbar button's real popup over the tab in front, as a click on the button would, and resolves with what
 * it says. `own`: a page of the extension, in whose process the popup is, too.
 */
export function openPopup(own: Page): Promise<string> {
  return own.evaluate(async () => {
    const views = () => browser.extension.getViews({ type: 'popup' });
    if (views().length === 0) await browser.action.openPopup();
    return views()[0]?.document.body.textContent ?? '';
  });
}

/** What only a privileged page has, as far as it is used here. */
interface Privileged {
  ChromeUtils: { importESModule(url: string): { require(path: string): { gDevTools: DevTools } } };
  Services: { wm: { getMostRecentWindow(type: string): { gBrowser: { tabs: BrowserTab[] } } } };
}
interface BrowserTab {
  linkedBrowser: { currentURI: { spec: string } };
}
interface DevTools {
  showToolboxForTab(tab: BrowserTab): Promise<Toolbox>;
}
interface Toolbox {
  getAdditionalTools(): { id: string; label: string }[];
  once(event: string): Promise<void>;
  selectTool(id: string): Promise<unknown>;
  destroy(): Promise<void>;
}

/** Opens the real toolbox of the tab with this URL on the Hangup panel. */
export async function showInToolbox(
  firefox: Firefox,
  { page: own }: FirefoxPanel,
  url: string,
): Promise<{ text(): Promise<string>; close(): Promise<void> }> {
  const privileged = await firefox.openPrivileged();
  const toolbox = await privileged.evaluateHandle(async (wanted) => {
    const { ChromeUtils, Services } = globalThis as typeof globalThis & Privileged;
    const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
    const { tabs } = Services.wm.getMostRecentWindow('navigator:browser').gBrowser;
    const tab = tabs.findLast(({ linkedBrowser }) => linkedBrowser.currentURI.spec === wanted);
    if (!tab) throw new Error(`No tab shows ${wanted}.`);
    const toolbox = await require('devtools/client/framework/devtools').gDevTools.showToolboxForTab(tab);
    while (toolbox.getAdditionalTools().length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    for (const { id, label } of toolbox.getAdditionalTools()) if (label === 'Hangup') await toolbox.selectTool(id);
    return toolbox;
  }, url);
  return {
    text: () =>
      own.evaluate(() => {
        const panels = browser.extension
          .getViews()
          .filter(({ location }) => location.pathname === '/panel.html' && location.search === '');
        return panels.map(({ document }) => document.body.textContent).join('\n');
      }),
    async close() {
      await toolbox.evaluate((opened) => opened.destroy());
      await privileged.close();
    },
  };
}

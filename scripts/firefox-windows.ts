import type { Page } from 'puppeteer-core';
import type { Firefox } from './firefox';

/** The extension's pages have it; its types come with the polyfill. */
declare const browser: import('webextension-polyfill').Browser;

/**
 * Opens the toolbar button's real popup over the tab in front, as a click on the button would, and resolves with what
 * it says; `''` where it is not open yet. `own`: a page of the extension, in whose process the popup is, too.
 *
 * No function inside has a name: tsx would call a helper of its own to keep it, which the page does not have.
 */
export function openPopup(own: Page): Promise<string> {
  return own.evaluate(async () => {
    const type = 'popup';
    if (browser.extension.getViews({ type }).length === 0) {
      // One that is on its way is no view yet, and lets no other be opened: whoever asks again finds it.
      await browser.action.openPopup().catch(() => {});
    }
    // Its document may have no body yet, whatever its type says.
    const body: HTMLElement | null | undefined = browser.extension.getViews({ type })[0]?.document.body;
    return body?.textContent ?? '';
  });
}

/** What only a privileged page has, as far as it is used here. */
interface Privileged {
  ChromeUtils: { importESModule(url: string): { require(path: string): { gDevTools: DevTools } } };
  Services: { wm: { getMostRecentWindow(type: string): Window & { gBrowser: { tabs: BrowserTab[] } } } };
}
interface BrowserTab {
  linkedBrowser: { currentURI: { spec: string } };
}
interface DevTools {
  showToolboxForTab(tab: BrowserTab): Promise<Toolbox>;
}
interface Toolbox {
  doc: Document;
  getAdditionalTools(): { id: string; label: string }[];
  selectTool(id: string): Promise<unknown>;
  destroy(): Promise<void>;
}
/** A XUL `browser`: what an extension's page is shown in. */
interface PageHolder extends Element {
  browsingContext: {
    currentWindowGlobal: { drawSnapshot(rect: null, scale: number, background: string): Promise<ImageBitmap> };
  };
  messageManager: {
    addMessageListener(name: string, listener: (message: { data: string }) => void): void;
    loadFrameScript(url: string, everywhere: boolean): void;
  };
}

/** Opens the real toolbox of the tab with this URL on the Hangup panel. `text`: what the panel says, `''` until it does. */
export async function showInToolbox(
  firefox: Firefox,
  url: string,
): Promise<{ text(): Promise<string>; close(): Promise<void> }> {
  const privileged = await firefox.openPrivileged();
  const opened = await privileged.evaluateHandle(async (wanted) => {
    const { ChromeUtils, Services } = globalThis as typeof globalThis & Privileged;
    const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
    const { tabs } = Services.wm.getMostRecentWindow('navigator:browser').gBrowser;
    const tab = tabs.findLast(({ linkedBrowser }) => linkedBrowser.currentURI.spec === wanted);
    if (!tab) throw new Error(`No tab shows ${wanted}.`);
    const toolbox = await require('devtools/client/framework/devtools').gDevTools.showToolboxForTab(tab);
    for (;;) {
      const tool = toolbox.getAdditionalTools().find(({ label }) => label === 'Hangup');
      if (tool) {
        await toolbox.selectTool(tool.id);
        return { toolbox, frame: `toolbox-panel-iframe-${tool.id}` };
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }, url);
  return {
    text: () =>
      opened.evaluate(({ toolbox, frame }) => {
        const outer = toolbox.doc.getElementById(frame) as HTMLIFrameElement | null;
        const holder = outer?.contentDocument?.querySelector<PageHolder>('browser');
        if (!holder) return '';
        return new Promise<string>((resolve) => {
          // A script that is loaded while the holder moves to the extension's process is dropped, and never answers.
          setTimeout(resolve, 3_000, '');
          holder.messageManager.addMessageListener('text', ({ data }) => resolve(data));
          const script = "sendAsyncMessage('text', content.document.body?.textContent ?? '')";
          holder.messageManager.loadFrameScript(`data:,${encodeURIComponent(script)}`, false);
        });
      }),
    async close() {
      await opened.evaluate(({ toolbox }) => toolbox.destroy());
      await privileged.close();
    },
  };
}

/** A picture of the popup that is open, as PNG. */
export async function picturePopup(firefox: Firefox): Promise<Buffer> {
  const privileged = await firefox.openPrivileged();
  const url = await privileged.evaluate(async () => {
    const { Services } = globalThis as typeof globalThis & Privileged;
    const { document } = Services.wm.getMostRecentWindow('navigator:browser');
    const popup = document.querySelector<PageHolder>('browser.webextension-popup-browser');
    if (!popup) throw new Error('No popup is open.');
    const bitmap = await popup.browsingContext.currentWindowGlobal.drawSnapshot(null, devicePixelRatio, 'white');
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  });
  await privileged.close();
  return Buffer.from(url, 'base64');
}

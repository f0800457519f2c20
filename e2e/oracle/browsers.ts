import type { Page } from 'puppeteer-core';
import type { Automation } from '../../lib/state/automation';
import { extensionId, launchChromium } from '../../scripts/chromium';
import { launchFirefox } from '../../scripts/firefox';
import type { OracleBrowser } from './oracle';

export interface Launched extends OracleBrowser {
  close(): Promise<void>;
}

/** No DevTools: what a page's sockets did is known without. */
export async function launchOracleChromium(executable: string, extension: string): Promise<Launched> {
  const { context, close } = await launchChromium({ executable, extension, headless: true, devtools: 'closed' });
  const id = await extensionId(context);
  const panel = await context.newPage();
  await panel.goto(`chrome-extension://${id}/panel.html`);
  return {
    engine: 'chromium',
    close,
    async open(url) {
      const page = await context.newPage();
      await page.goto(url, { waitUntil: 'commit' });
      return () => page.close();
    },
    exportLog: (ending) => panel.evaluate(exportLog, ending),
  };
}

export async function launchOracleFirefox(executable: string, extension: string): Promise<Launched> {
  const firefox = await launchFirefox({ executable, extension, headless: true });
  const panel = await firefox.openOwn('panel.html');
  return {
    engine: 'firefox',
    close: () => firefox.close(),
    async open(url) {
      const page: Page = await firefox.browser.newPage();
      await page.goto(url, { waitUntil: [] });
      return () => page.close();
    },
    exportLog: (ending) => panel.evaluate(exportLog, ending),
  };
}

/** Runs in a page of the extension. */
const exportLog = async (ending: string): Promise<string | null> => {
  const { hangup } = window as Window & { hangup?: Pick<Automation, 'tabs' | 'exportLog'> };
  if (!hangup) return null;
  const tab = (await hangup.tabs()).findLast(({ url }) => url.endsWith(ending));
  return tab ? hangup.exportLog({ tabId: tab.tabId, redact: false }) : null;
};

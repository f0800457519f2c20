import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, test as base, chromium } from 'playwright/test';

/**
 * A `test` for Playwright that fails when a WebSocket of the page ended abnormally, and says why. To be copied; see
 * docs/automation.md.
 */
const EXTENSION = process.env.HANGUP_EXTENSION ?? join(import.meta.dirname, '../../.output/chrome-mv3');
/** Where Playwright's own is not wanted. */
const CHROMIUM = process.env.HANGUP_CHROMIUM;

/** What of `window.hangup` is used here. */
interface Hangup {
  exportLog(options: { url: string; format: 'json' | 'markdown'; abnormal: boolean }): Promise<string>;
}

/**
 * The ends of the page's sockets that nobody would call normal, as a report; `''`: there are none. To be asked before the
 * page is closed: the log of a tab goes with it.
 *
 * @param panelUrl of Hangup's panel page
 */
export async function abnormalEnds(context: BrowserContext, panelUrl: string, pageUrl: string): Promise<string> {
  const panel = await context.newPage();
  await panel.goto(panelUrl);
  const report = await panel.evaluate(async (url) => {
    const { hangup } = window as Window & { hangup?: Hangup };
    if (!hangup) throw new Error('This is no page of Hangup.');
    const { entries } = JSON.parse(await hangup.exportLog({ url, format: 'json', abnormal: true }));
    return entries.length === 0 ? '' : hangup.exportLog({ url, format: 'markdown', abnormal: true });
  }, pageUrl);
  await panel.close();
  return report;
}

interface Watched {
  context: BrowserContext;
  panelUrl: string;
}

export const test = base.extend<{ goodEnds: undefined }, { watched: Watched }>({
  // Extensions need a context of their own. Chromium tells why handshakes failed only to DevTools, so each tab has them.
  watched: [
    async ({}, use) => {
      const profile = mkdtempSync(join(tmpdir(), 'profile-'));
      const context = await chromium.launchPersistentContext(profile, {
        ...(CHROMIUM !== undefined && { executablePath: CHROMIUM }),
        headless: false,
        args: [
          '--headless=new',
          `--load-extension=${EXTENSION}`,
          `--disable-extensions-except=${EXTENSION}`,
          '--auto-open-devtools-for-tabs',
        ],
        ignoreDefaultArgs: ['--disable-extensions'],
      });
      // Once its worker is there the extension watches every page that is loaded.
      const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
      await use({ context, panelUrl: new URL('/panel.html', worker.url()).href });
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
    { scope: 'worker' },
  ],
  context: async ({ watched }, use) => {
    await use(watched.context);
  },
  page: async ({ context }, use) => {
    const page = await context.newPage();
    await use(page);
    await page.close();
  },
  goodEnds: [
    async ({ watched, page }, use, info) => {
      await use(undefined);
      const report = await abnormalEnds(watched.context, watched.panelUrl, page.url());
      if (report === '') return;
      await info.attach('hangup.md', { body: report, contentType: 'text/markdown' });
      throw new Error(`WebSockets ended abnormally.\n\n${report}`);
    },
    { auto: true },
  ],
});

export { expect } from 'playwright/test';

import { join } from 'node:path';
import { type BrowserContext, test as base, type FrameLocator, type Page, type Worker } from 'playwright/test';
import { type Demo, startDemo } from '../demo/server';
import { findChromium } from '../scripts/browsers';
import { extensionId, launchChromium } from '../scripts/chromium';
import { devtoolsOf, inspectedTab, showPanel } from '../scripts/devtools';
import { serviceWorkerOf, stopServiceWorker } from './service-worker';

/** The build under test. */
export const EXTENSION = process.env.HANGUP_EXTENSION ?? join(import.meta.dirname, '../.output/chrome-mv3');

export interface Extension {
  id: string;
  context: BrowserContext;
  url(path: string): string;
}

/** A tab of the demo with its real DevTools open on the Hangup panel. */
export interface Tab {
  page: Page;
  devtools: Page;
  panel: FrameLocator;
  /** As the browser numbers it. */
  id: number;
}

interface WorkerFixtures {
  executable: string;
  demo: Demo;
  /** The browser, with the extension in it. */
  extension: Extension;
}

interface TestFixtures {
  /** Opens a page (a path of the demo, or a whole URL) with the panel shown before the page is loaded. */
  open(url: string): Promise<Tab>;
  serviceWorker(): Promise<Worker>;
  /** Stops the extension's service worker for real, and returns when it is gone. */
  stopServiceWorker(): Promise<void>;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  executable: [
    async ({}, use) => {
      const chromium = findChromium();
      if (!chromium.found) throw new Error(chromium.advice);
      await use(chromium.path);
    },
    { scope: 'worker', timeout: 600_000 },
  ],

  demo: [
    async ({}, use) => {
      const demo = await startDemo();
      await use(demo);
      await demo.close();
    },
    { scope: 'worker' },
  ],

  extension: [
    async ({ executable, demo }, use) => {
      const trustedKeys = [demo.certificate.spki];
      const { context, close } = await launchChromium({
        executable,
        extension: EXTENSION,
        headless: true,
        trustedKeys,
      });
      const id = await extensionId(context);
      await use({ id, context, url: (path) => `chrome-extension://${id}/${path}` });
      await close();
    },
    { scope: 'worker', timeout: 150_000 },
  ],

  open: async ({ extension, demo }, use, info) => {
    const tabs: Tab[] = [];
    await use(async (url) => {
      const page = await extension.context.newPage();
      const devtools = await devtoolsOf(page);
      const panel = await showPanel(devtools);
      const id = await inspectedTab(panel);
      tabs.push({ page, devtools, panel, id });
      await page.goto(new URL(url, demo.url).href);
      return { page, devtools, panel, id };
    });
    if (info.status !== info.expectedStatus) {
      for (const { panel, id } of tabs) {
        await info.attach(`panel of tab ${id}`, {
          body: await panel.locator('body').ariaSnapshot(),
          contentType: 'text/yaml',
        });
      }
    }
    for (const { page } of tabs) await page.close();
  },

  serviceWorker: async ({ extension }, use) => {
    await use(() => serviceWorkerOf(extension));
  },

  stopServiceWorker: async ({ extension }, use) => {
    await use(() => stopServiceWorker(extension));
  },
});

export { expect } from 'playwright/test';

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright/test';
import { extensionId } from '../../scripts/chromium';
import { EXTENSION } from '../fixtures';

/** A browser that keeps its profile when it is closed, so that it can be started again. */
export interface TelemetryBrowser {
  start(): Promise<{ context: BrowserContext; url(path: string): string }>;
  remove(): void;
}

/**
 * The build under test, as if its user had said yes to the browser's question: that is a window of the browser's own, out
 * of a test's reach.
 */
export function telemetryBrowser(executable: string, grantedOrigin: string): TelemetryBrowser {
  const folder = mkdtempSync(join(tmpdir(), 'hangup-fleet-'));
  const extension = join(folder, 'extension');
  cpSync(EXTENSION, extension, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8'));
  writeFileSync(
    join(extension, 'manifest.json'),
    JSON.stringify({ ...manifest, host_permissions: [`${grantedOrigin}/*`] }),
  );
  return {
    async start() {
      const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
        executablePath: executable,
        timeout: 120_000,
        headless: false,
        chromiumSandbox: false,
        args: [
          '--headless=new',
          '--disable-gpu',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          `--load-extension=${extension}`,
          `--disable-extensions-except=${extension}`,
        ],
        ignoreDefaultArgs: ['--disable-extensions'],
      });
      const id = await extensionId(context);
      return { context, url: (path) => `chrome-extension://${id}/${path}` };
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
  };
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright';

export interface ChromiumOptions {
  executable: string;
  /** Folder of the built extension; `null`: a browser without it. */
  extension: string | null;
  headless: boolean;
  /** Where each tab's DevTools opens; `closed`: it stays closed. */
  devtools?: 'undocked' | 'bottom' | 'right' | 'closed';
  theme?: 'systemPreferred' | 'light' | 'dark';
  /** Base64 of SHA-256 of public keys whose certificates are trusted whoever signed them. */
  trustedKeys?: readonly string[];
  args?: readonly string[];
  /** Whether pages that are left are kept for a return, as they are outside of tests. */
  backForwardCache?: boolean;
}

export interface Chromium {
  context: BrowserContext;
  /** When its last window was closed, by whomever. */
  closed: Promise<void>;
  close(): Promise<void>;
}

/** Playwright shows DevTools windows as pages only when told so, by the environment, before a browser starts. */
export function attachToDevtools(): void {
  process.env.PW_CHROMIUM_ATTACH_TO_OTHER = '1';
}

const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A Chromium of its own (fresh profile, removed at the end) with the extension loaded and DevTools open on every tab,
 * unless it is to stay closed.
 */
export async function launchChromium(options: ChromiumOptions): Promise<Chromium> {
  attachToDevtools();
  const {
    executable,
    extension,
    headless,
    devtools = 'undocked',
    theme = 'systemPreferred',
    trustedKeys = [],
  } = options;
  const profile = mkdtempSync(join(tmpdir(), 'hangup-profile-'));
  const removeProfile = () => rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  // Ctrl+C ends the browser and then this process, without a word to whoever waits for it.
  process.once('exit', removeProfile);
  mkdirSync(join(profile, 'Default'));
  // DevTools keeps each of its settings as a string of JSON.
  const preferences = { currentDockState: JSON.stringify(devtools), 'ui-theme': JSON.stringify(theme) };
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify({ devtools: { preferences } }));

  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable,
    timeout: 120_000,
    // Extensions need the new headless mode, which is asked for below.
    headless: false,
    viewport: null,
    // The sandbox cannot be had as root, and not in most containers; headless, the demo is all that is opened.
    chromiumSandbox: !headless && process.getuid?.() !== 0,
    args: [
      ...QUIET,
      ...(headless ? ['--headless=new', '--window-size=1280,800', '--hide-scrollbars'] : ['--window-size=1280,1000']),
      ...(devtools === 'closed' ? [] : ['--auto-open-devtools-for-tabs']),
      ...(extension ? [`--load-extension=${extension}`, `--disable-extensions-except=${extension}`] : []),
      ...(trustedKeys.length > 0 ? [`--ignore-certificate-errors-spki-list=${trustedKeys.join(',')}`] : []),
      ...(options.args ?? []),
    ],
    ignoreDefaultArgs: [
      '--disable-extensions',
      ...(headless ? [] : ['--enable-automation']),
      ...(options.backForwardCache ? ['--disable-back-forward-cache'] : []),
    ],
  });
  return {
    context,
    closed: new Promise((resolve) => context.once('close', () => resolve())),
    async close() {
      await context.close();
      // Its processes may write for a moment after it said goodbye.
      await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
      process.off('exit', removeProfile);
    },
  };
}

/** The extension's id, which Chromium makes from its folder. Chromium says nothing when it refuses an extension. */
export async function extensionId(context: BrowserContext, timeoutMs = 60_000): Promise<string> {
  try {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: timeoutMs }));
    return new URL(worker.url()).host;
  } catch (cause) {
    const advice = 'Load it by hand at chrome://extensions, which tells why.';
    throw new Error(`Chromium did not start the extension's service worker. ${advice}`, { cause });
  }
}

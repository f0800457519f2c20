import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { putPackage, TAKES_PACKAGES } from './firefox-package';
import { allowPrivateWindows } from './firefox-private';

export interface FirefoxOptions {
  executable: string;
  /** Folder of the built extension; `null`: a browser without it. */
  extension: string | null;
  /** `package`: as somebody's who has it from a store; else as a developer's, for this run. */
  as?: 'package';
  headless: boolean;
  /** Lets an extension that is loaded for this run into private windows, too. */
  privateWindows?: boolean;
  /** Takes any certificate for a good one. */
  trustAll?: boolean;
  /** Device pixels to a CSS pixel. */
  scale?: number;
}

export interface Firefox {
  browser: Browser;
  /** Opens a page of the extension in a tab of its own. */
  openOwn(path: string): Promise<Page>;
  /** Opens a page of the browser's own, in which a script may do whatever the browser can. */
  openPrivileged(): Promise<Page>;
  /** Where downloads go. */
  downloads: string;
  /** When its last window was closed, by whomever. */
  closed: Promise<void>;
  close(): Promise<void>;
}

const POLL_MS = 50;

/** Of whatever a page is asked to do, for machines that are busy with other things. Milliseconds. */
export const PATIENCE_MS = 120_000;

/** As in the manifest. */
export const ADD_ON = 'hangup@hangup.dev';
const PRIVILEGED = 'about:support';
/** Firefox draws one for each profile; ours must be known beforehand. */
const HOST = '6c1b8f5e-6a3c-4f0e-9c57-0f6f3c1d2a01';

/** A Firefox of its own: fresh profile, removed at the end. Hosts' permissions are granted with the installation. */
export async function launchFirefox(options: FirefoxOptions): Promise<Firefox> {
  const { executable, extension, headless, privateWindows = false, trustAll = false, scale, as } = options;
  const downloads = mkdtempSync(join(tmpdir(), 'hangup-downloads-'));
  const profile = as === 'package' ? mkdtempSync(join(tmpdir(), 'hangup-profile-')) : null;
  if (profile !== null && extension !== null) await putPackage(profile, extension, ADD_ON);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    ...(profile !== null && { userDataDir: profile }),
    executablePath: executable,
    timeout: 120_000,
    // A page that plays all faults answers when the last is over.
    protocolTimeout: 300_000,
    headless,
    acceptInsecureCerts: trustAll,
    defaultViewport: null,
    // Without it a driver may neither look at a page of an extension nor open the toolbox.
    args: ['--remote-allow-system-access', '--width=1280', '--height=800'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [ADD_ON]: HOST }),
      ...(profile !== null && TAKES_PACKAGES),
      // Nobody is there to answer when an extension asks for a permission after a click.
      ...(headless && { 'extensions.webextOptionalPermissionPrompts': false }),
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.useDownloadDir': true,
      'browser.download.always_ask_before_handling_new_types': false,
      'browser.download.alwaysOpenPanel': false,
      ...(scale !== undefined && { 'layout.css.devPixelsPerPx': String(scale) }),
    },
  });
  /** A page of the browser's or of an extension: it moves to another process on its way, which the driver loses sight of. */
  async function open(url: string): Promise<Page> {
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(url, { waitUntil: [] });
    const isThere = () =>
      page
        .evaluate((wanted) => location.href.startsWith(wanted) && document.readyState === 'complete', url)
        .catch(() => false);
    while (!(await isThere())) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    return page;
  }

  if (extension !== null && profile === null) {
    if (privateWindows) {
      const privileged = await open(PRIVILEGED);
      await allowPrivateWindows(privileged, ADD_ON);
      await privileged.close();
    }
    await browser.installExtension(extension);
  }

  return {
    browser,
    openOwn: (path) => open(`moz-extension://${HOST}/${path}`),
    openPrivileged: () => open(PRIVILEGED),
    downloads,
    closed: new Promise((resolve) => browser.once('disconnected', () => resolve())),
    async close() {
      await browser.close();
      for (const folder of [downloads, profile]) {
        if (folder !== null) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      }
    },
  };
}

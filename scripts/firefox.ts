import puppeteer, { type Browser, type Page } from 'puppeteer-core';

export interface FirefoxOptions {
  executable: string;
  /** Folder of the built extension; `null`: a browser without it. */
  extension: string | null;
  headless: boolean;
  /** Takes any certificate for a good one. */
  trustAll?: boolean;
}

export interface Firefox {
  browser: Browser;
  /** Opens a page of the extension in a tab of its own. */
  openOwn(path: string): Promise<Page>;
  /** Opens a page of the browser's own, in which a script may do whatever the browser can. */
  openPrivileged(): Promise<Page>;
  /** When its last window was closed, by whomever. */
  closed: Promise<void>;
  close(): Promise<void>;
}

/** As in the manifest. */
const ADD_ON = 'hangup@hangup.dev';
/** Firefox draws one for each profile; ours must be known beforehand. */
const HOST = '6c1b8f5e-6a3c-4f0e-9c57-0f6f3c1d2a01';

/** A Firefox of its own: fresh profile, removed at the end. Hosts' permissions are granted with the installation. */
export async function launchFirefox(options: FirefoxOptions): Promise<Firefox> {
  const { executable, extension, headless, trustAll = false } = options;
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: executable,
    headless,
    acceptInsecureCerts: trustAll,
    defaultViewport: null,
    // Without it a driver may neither look at a page of an extension nor open the toolbox.
    args: ['--remote-allow-system-access', '--width=1280', '--height=800'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [ADD_ON]: HOST }),
      // Lines in the pictures that only say that this is a test.
      'browser.remote-control.show-banner': false,
    },
  });
  const open = async (url: string): Promise<Page> => {
    const page = await browser.newPage();
    // The page moves into another process on its way, where the driver loses sight of its events, and of nothing else.
    await page.goto(url, { waitUntil: [] });
    await page.waitForFunction(
      (wanted) => location.href.startsWith(wanted) && document.readyState === 'complete',
      {},
      url,
    );
    return page;
  };
  if (extension !== null) await browser.installExtension(extension);
  return {
    browser,
    openOwn: (path) => open(`moz-extension://${HOST}/${path}`),
    openPrivileged: () => open('about:support'),
    closed: new Promise((resolve) => browser.once('disconnected', () => resolve())),
    close: () => browser.close(),
  };
}

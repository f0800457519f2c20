import { parseArgs } from 'node:util';
import { startDemo } from '../demo/server';
import { findChromium, findFirefox } from './browsers';
import { buildExtension } from './build';
import { launchChromium } from './chromium';
import { devtoolsOf, showPanel } from './devtools';
import { launchFirefox } from './firefox';
import { showInToolbox } from './firefox-windows';
import { playDemo } from './play-demo';
import { playDemoInFirefox } from './play-demo-in-firefox';

const USAGE = `npm start                   the demo of real faults, in a browser with Hangup and its DevTools open
npm start -- URL            the same with a page of your own
npm start -- --headless     no window: play every fault, check what is recorded, write .output/demo/

--browser firefox           in Firefox instead of Chromium (without a window: .output/demo-firefox/)`;

const OPEN = 'It is open. Close the browser, or press Ctrl+C here, to end.';

try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

async function start(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      headless: { type: 'boolean', default: false },
      browser: { type: 'string', default: 'chromium' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [site] = positionals;
  const inFirefox = values.browser === 'firefox';
  if (values.help || positionals.length > 1 || !(inFirefox || values.browser === 'chromium')) {
    console.log(USAGE);
    return values.help ? 0 : 1;
  }
  const headless = values.headless || !hasDisplay();
  if (headless && site) throw new Error(`There is no window to show ${site} in: without one, only the demo is played.`);

  const found = inFirefox ? findFirefox() : findChromium();
  if (!found.found) throw new Error(found.advice);
  const executable = found.path;
  console.log(`${inFirefox ? 'Firefox' : 'Chromium'}: ${executable} (${found.how})`);
  console.log('Building the extension ...');
  const extension = buildExtension(inFirefox ? 'firefox' : 'chrome');
  const demo = await startDemo();
  try {
    if (headless) return await (inFirefox ? playDemoInFirefox : playDemo)({ executable, extension, demo });
    const url = site ?? demo.url;
    if (inFirefox) await openFirefox(executable, extension, url);
    else await openChromium(executable, extension, url, demo.certificate.spki);
    return 0;
  } finally {
    await demo.close();
  }
}

/** Opens a window on this page with the panel shown, and returns when it was closed. */
async function openChromium(executable: string, extension: string, url: string, key: string): Promise<void> {
  const browser = await launchChromium({
    executable,
    extension,
    headless: false,
    devtools: 'bottom',
    trustedKeys: [key],
  });
  try {
    const page =
      browser.context.pages().find((one) => !one.url().startsWith('devtools://')) ?? (await browser.context.newPage());
    await showPanel(await devtoolsOf(page));
    await page.goto(withScheme(url));
    console.log(OPEN);
    await browser.closed;
  } finally {
    await browser.close();
  }
}

/** The same in Firefox, whose toolbox is opened on the panel. */
async function openFirefox(executable: string, extension: string, url: string): Promise<void> {
  const firefox = await launchFirefox({ executable, extension, headless: false });
  try {
    const [page = await firefox.browser.newPage()] = await firefox.browser.pages();
    await page.goto(withScheme(url));
    await showInToolbox(firefox, page.url());
    await page.bringToFront();
    console.log(OPEN);
    await firefox.closed;
  } finally {
    await firefox.close();
  }
}

const withScheme = (url: string): string => (/^[a-z-]+:/i.test(url) ? url : `https://${url}`);

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

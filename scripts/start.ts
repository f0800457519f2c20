import { parseArgs } from 'node:util';
import { startDemo } from '../demo/server';
import { findChromium } from './browsers';
import { buildExtension } from './build';
import { launchChromium } from './chromium';
import { devtoolsOf, showPanel } from './devtools';
import { playDemo } from './play-demo';

const USAGE = `npm start                   the demo of real faults, in a browser with Hangup and its DevTools open
npm start -- URL            the same with a page of your own
npm start -- --headless     no window: play every fault, check what is recorded, write .output/demo/`;

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
    options: { headless: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
  });
  const [site] = positionals;
  if (values.help || positionals.length > 1) {
    console.log(USAGE);
    return values.help ? 0 : 1;
  }
  const headless = values.headless || !hasDisplay();
  if (headless && site) throw new Error(`There is no window to show ${site} in: without one, only the demo is played.`);

  const chromium = findChromium();
  if (!chromium.found) throw new Error(chromium.advice);
  console.log(`Chromium: ${chromium.path} (${chromium.how})`);
  console.log('Building the extension ...');
  const extension = buildExtension();
  const demo = await startDemo();
  try {
    if (headless) return await playDemo({ executable: chromium.path, extension, demo });
    await open(chromium.path, extension, site ?? demo.url, demo.certificate.spki);
    return 0;
  } finally {
    await demo.close();
  }
}

/** Opens a window on this page with the panel shown, and returns when it was closed. */
async function open(executable: string, extension: string, url: string, key: string): Promise<void> {
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
    await page.goto(/^[a-z-]+:/i.test(url) ? url : `https://${url}`);
    console.log(`Open: ${url}\nClose the browser, or press Ctrl+C here, to end.`);
    await browser.closed;
  } finally {
    await browser.close();
  }
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

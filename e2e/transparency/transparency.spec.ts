import type { BrowserContext, Frame, Page } from 'playwright/test';
import type { Demo } from '../../demo/server';
import { type Chromium, launchChromium } from '../../scripts/chromium';
import { expect, test } from '../fixtures';
import { isKnownDifference } from './known-differences';
import { type Facts, LAST_LINE, PLACES, startProbeServer, stopProbeServer } from './probe-server';

declare global {
  interface Window {
    forgotten: WeakRef<WebSocket>[];
  }
}

let origin = '';
/** A browser without Hangup. */
let plain: Chromium;
test.beforeAll(async ({ executable }) => {
  origin = await startProbeServer();
  plain = await launchChromium({ executable, extension: null, headless: true });
});
test.afterAll(async () => {
  await plain.close();
  stopProbeServer();
});

for (const [place, path] of PLACES) {
  test(`nothing in ${place} tells that Hangup is there`, async ({ extension, demo }) => {
    const without = await facts(plain.context, demo, path);
    const withHangup = await facts(extension.context, demo, path);

    const names = Object.keys(without);
    expect(names.length).toBeGreaterThanOrEqual(80);
    expect(Object.keys(withHangup)).toEqual(names);
    const traces = names.filter((name) => withHangup[name] !== without[name] && !isKnownDifference(name));
    expect(traces.map((name) => ({ name, without: without[name], with: withHangup[name] }))).toEqual([]);
  });
}

async function facts(context: BrowserContext, demo: Demo, path: string): Promise<Facts> {
  const page = await context.newPage();
  const lines: string[] = [];
  const last = new Promise<void>((resolve) => {
    page.on('console', (message) => (message.text() === LAST_LINE ? resolve() : lines.push(message.text())));
  });
  await page.goto(`${origin}${path}`);
  const frame: Frame = page.frames().at(-1) ?? page.mainFrame();
  const urls = { echo: `${demo.places.server}/echo`, refuse: `${demo.places.server}/status?code=403` };
  const found = await frame.evaluate((urls) => window.probe(urls), urls);
  found['what the page hears'] = JSON.stringify(await frame.evaluate(() => window.heard));
  // Lines reach us by another way than answers do.
  await frame.evaluate((line) => console.log(line), LAST_LINE);
  await last;
  found['console lines'] = JSON.stringify(lines.map((line) => line.replace(/\d{4,}/g, 'N')).sort());
  found['sockets that are let go'] = await lettingGo(page, frame, urls.echo);
  await page.close();
  return found;
}

/** Whether sockets that were closed, and those that never opened, go once the page has forgotten them. */
async function lettingGo(page: Page, frame: Frame, url: string): Promise<string> {
  await frame.evaluate(async (url) => {
    window.forgotten = [];
    for (const address of [url, url, 'ws://localhost:1/']) {
      const socket = new WebSocket(address);
      socket.onopen = () => socket.close();
      await new Promise((resolve) => socket.addEventListener('close', resolve));
      window.forgotten.push(new WeakRef(socket));
    }
  }, url);
  // A frame may have a process of its own.
  const session = await page
    .context()
    .newCDPSession(frame)
    .catch(() => page.context().newCDPSession(page));
  let held = Number.NaN;
  const collect = async () => {
    await session.send('HeapProfiler.collectGarbage');
    held = await frame.evaluate(() => window.forgotten.filter((socket) => socket.deref()).length);
    return held;
  };
  // How many are held for good is a fact among the others.
  await expect
    .poll(collect)
    .toBe(0)
    .catch(() => {});
  return `${held} of 3 are held`;
}

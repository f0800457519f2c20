import type { BrowserContext, Frame, Page } from 'playwright/test';
import type { Demo } from '../../demo/server';
import { launchChromium } from '../../scripts/chromium';
import { expect, test } from '../fixtures';
import { letOff } from './let-off';
import { type Facts, PLACES, startProbeServer, stopProbeServer } from './probe-server';

declare global {
  interface Window {
    forgotten: WeakRef<WebSocket>[];
  }
}

let origin = '';
test.beforeAll(async () => {
  origin = await startProbeServer();
});
test.afterAll(stopProbeServer);

for (const [place, path] of PLACES) {
  test(`nothing in ${place} tells that Hangup is there`, async ({ extension, executable, demo }) => {
    const plain = await launchChromium({ executable, extension: null, headless: true });
    const without = await facts(plain.context, demo, path);
    await plain.close();
    const withHangup = await facts(extension.context, demo, path);

    const names = Object.keys(without);
    expect(names.length).toBeGreaterThanOrEqual(80);
    expect(Object.keys(withHangup)).toEqual(names);
    const traces = names.filter((name) => withHangup[name] !== without[name] && !letOff(name));
    expect(traces.map((name) => ({ name, without: without[name], with: withHangup[name] }))).toEqual([]);
  });
}

async function facts(context: BrowserContext, demo: Demo, path: string): Promise<Facts> {
  const page = await context.newPage();
  const lines: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  await page.goto(`${origin}${path}`);
  const frame: Frame = page.frames().at(-1) ?? page.mainFrame();
  const urls = { echo: `${demo.places.server}/echo`, refuse: `${demo.places.server}/status?code=403` };
  const found = await frame.evaluate((urls) => window.probe(urls), urls);
  found['what the page hears'] = JSON.stringify(await frame.evaluate(() => window.heard));
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
  for (let pass = 0; pass < 20 && held !== 0; pass++) {
    await session.send('HeapProfiler.collectGarbage');
    held = await frame.evaluate(() => window.forgotten.filter((socket) => socket.deref()).length);
  }
  return `${held} of 3 are held`;
}

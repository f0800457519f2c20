import type { Browser } from 'puppeteer-core';
import type { Demo } from '../../demo/server';
import { launchFirefox, PATIENCE_MS } from '../../scripts/firefox';
import { isKnownDifferenceInFirefox, withoutFrames } from '../transparency/known-differences';
import { type Facts, LAST_LINE, PLACES, startProbeServer, stopProbeServer } from '../transparency/probe-server';
import { expect, test } from './fixtures';

let origin = '';
test.beforeAll(async () => {
  origin = await startProbeServer();
});
test.afterAll(stopProbeServer);

test('in Firefox nothing tells that Hangup is there', async ({ firefox, firefoxPath: executable, demo }) => {
  const plain = await launchFirefox({ executable, extension: null, headless: true });
  for (const [place, path] of PLACES) {
    const without = await facts(plain.browser, demo, path);
    const withHangup = await facts(firefox.browser, demo, path);
    const names = Object.keys(without);
    expect(names.length, place).toBeGreaterThanOrEqual(80);
    expect(Object.keys(withHangup), place).toEqual(names);
    expect(JSON.stringify(withHangup), place).not.toMatch(/hangup:|moz-extension/);
    const traces = names.filter(
      (name) => withoutFrames(withHangup[name] ?? '') !== without[name] && !isKnownDifferenceInFirefox(name),
    );
    expect
      .soft(
        traces.map((name) => ({ name, without: without[name], with: withHangup[name] })),
        place,
      )
      .toEqual([]);
  }
  await plain.close();
});

async function facts(browser: Browser, demo: Demo, path: string): Promise<Facts> {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const lines: string[] = [];
  const last = new Promise<void>((resolve) => {
    page.on('console', (message) => (message.text() === LAST_LINE ? resolve() : lines.push(message.text())));
  });
  await page.goto(`${origin}${path}`);
  const frame = page.frames().at(-1) ?? page.mainFrame();
  const urls = { echo: `${demo.places.server}/echo`, refuse: `${demo.places.server}/status?code=403` };
  const found = await frame.evaluate((urls) => window.probe(urls), urls);
  found['what the page hears'] = JSON.stringify(await frame.evaluate(() => window.heard));
  // Lines reach us by another way than answers do.
  await frame.evaluate((line) => console.log(line), LAST_LINE);
  await last;
  found['console lines'] = JSON.stringify(lines.map((line) => line.replace(/\d{4,}/g, 'N')).sort());
  await page.close();
  return found;
}

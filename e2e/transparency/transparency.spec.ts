import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { BrowserContext, Frame } from 'playwright/test';
import type { Demo } from '../../demo/server';
import { launchChromium } from '../../scripts/chromium';
import { expect, test } from '../fixtures';
import { letOff } from './let-off';

type Facts = Record<string, string>;

declare global {
  interface Window {
    probe(urls: { echo: string; refuse: string }): Promise<Facts>;
    heard: string[];
  }
}

const PROBE = readFileSync(join(import.meta.dirname, 'probe.js'), 'utf8');

/** Served for real: a page that a test fulfils has no address, and may not connect to a local one. */
const PAGES: Record<string, string> = {
  '/page': `<!doctype html><script>${PROBE}</script>`,
  '/iframe': '<!doctype html><iframe src="/page"></iframe>',
  '/sandbox': '<!doctype html><iframe src="/page" sandbox="allow-scripts"></iframe>',
};
const server = createServer(({ url = '' }, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(PAGES[url]);
});
test.beforeAll(() => new Promise<void>((resolve) => server.listen(0, 'localhost', resolve)));
test.afterAll(() => void server.close());

for (const [place, path] of [
  ['a page', '/page'],
  ['an iframe', '/iframe'],
  ['a sandboxed frame', '/sandbox'],
] as const) {
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
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://localhost:${port}${path}`);
  const frame: Frame = page.frames().at(-1) ?? page.mainFrame();
  const urls = { echo: `${demo.places.server}/echo`, refuse: `${demo.places.server}/status?code=403` };
  const found = await frame.evaluate((urls) => window.probe(urls), urls);
  found['what the page hears'] = JSON.stringify(await frame.evaluate(() => window.heard));
  found['console lines'] = JSON.stringify(lines.map((line) => line.replace(/\d{4,}/g, 'N')).sort());
  await page.close();
  return found;
}

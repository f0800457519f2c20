import type { BrowserContext } from 'playwright/test';
import type { Demo } from '../demo/server';
import { launchChromium } from '../scripts/chromium';
import { devtoolsOf, showView } from '../scripts/devtools';
import { expect, test } from './fixtures';

/** Faults that make Chromium print a sentence of its own, one of each kind. */
const LOUD = [
  'refused',
  'status-403',
  'hang-up',
  'accept-wrong',
  'protocol-wrong',
  'reserved-bits',
  'page-close-connecting',
];

interface Line {
  text: string;
  /** The link at its right: the place in the page's script that it is laid to. */
  place: string;
}

test('the console says the same with and without the extension, and names the page’s own line', async ({
  extension,
  executable,
  demo,
}) => {
  const plain = await launchChromium({ executable, extension: null, headless: true });
  const without = await consoleLines(plain.context, demo);
  await plain.close();
  expect(without).toHaveLength(LOUD.length);

  const withHangup = await consoleLines(extension.context, demo);
  expect(withHangup).toEqual(without);
  for (const { text } of withHangup) expect(text).toContain('WebSocket connection to');
});

/** What the real console of a browser shows when these faults are played. */
async function consoleLines(context: BrowserContext, demo: Demo): Promise<Line[]> {
  const page = await context.newPage();
  await page.goto(demo.url);
  const devtools = await devtoolsOf(page);
  await showView(devtools, 'console');
  await page.evaluate((ids) => window.playAll(ids), LOUD);
  const messages = devtools.locator('.console-message-wrapper');
  await expect(messages).toHaveCount(LOUD.length);
  // DevTools learns a moment later which scripts are to be passed over; until then the place is in one of those.
  await expect(messages.locator('.console-message-anchor')).toHaveText(LOUD.map(() => /^\s*main\.js:\d+\s*$/));
  const texts = await messages.locator('.console-message-text').allTextContents();
  const places = await messages.locator('.console-message-anchor').allTextContents();
  await page.close();
  return texts.map((text, index) => ({ text: text.trim(), place: places[index]?.trim() ?? '' }));
}

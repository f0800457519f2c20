import type { BrowserContext } from 'playwright/test';
import type { PlayRequest } from '../demo/page/play-request';
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

test('DevTools names a frame’s own line for its sockets, and for those its policy blocks', async ({
  extension,
  executable,
  demo,
}) => {
  const plain = await launchChromium({ executable, extension: null, headless: true });
  const without = await linesOfFrames(plain.context, demo);
  await plain.close();
  expect(await linesOfFrames(extension.context, demo)).toEqual(without);
  expect(without.console.map(({ text }) => text.includes('violates the following Content Security Policy'))).toEqual([
    false,
    false,
    false,
    true,
    true,
  ]);
});

/**
 * What the console and the Network panel show of sockets of frames. The frames stay in the page: DevTools forgets the
 * source map of a script with its frame, and then names the topmost script of the stack, whichever it is.
 */
async function linesOfFrames(context: BrowserContext, demo: Demo): Promise<{ console: Line[]; initiators: string[] }> {
  const { places } = demo;
  const page = await context.newPage();
  await page.goto(demo.url);
  const devtools = await devtoolsOf(page);
  await showView(devtools, 'network');
  await showView(devtools, 'console');
  const request = (name: string): string => {
    const url = `${places.closedPort}/${name}`;
    return JSON.stringify({ url, protocols: [], steps: [], patience: 5_000, leaveFor: null } satisfies PlayRequest);
  };
  const query = (name: string) => `?errand=${encodeURIComponent(request(name))}`;
  const quoted = request('srcdoc').replaceAll('"', '&quot;');
  const frames = [
    { socket: 'same-origin', attribute: 'src', value: `/frame.html${query('same-origin')}` },
    { socket: 'srcdoc', attribute: 'srcdoc', value: `<script src="/frame.js" data-errand="${quoted}"></script>` },
    { socket: 'cross-origin', attribute: 'src', value: `${places.otherOrigin}/frame.html${query('cross-origin')}` },
    { socket: 'blocked', attribute: 'src', value: `/csp.html${query('blocked')}` },
    { socket: 'blocked-there', attribute: 'src', value: `${places.otherOrigin}/csp.html${query('blocked-there')}` },
  ];
  for (const { attribute, value } of frames) {
    await page.evaluate(
      async ({ attribute, value }) => {
        const answer = new Promise((resolve) => addEventListener('message', resolve, { once: true }));
        const frame = document.createElement('iframe');
        frame.setAttribute(attribute, value);
        document.body.append(frame);
        await answer;
      },
      { attribute, value },
    );
  }
  const lines: Line[] = [];
  for (const { socket } of frames) {
    // DevTools shows some messages of a cross-origin frame twice.
    const message = devtools.locator('.console-message-wrapper', { hasText: `/${socket}'` }).first();
    const anchor = message.locator('.console-message-anchor');
    await expect(anchor).toHaveText(/^\s*frame\.js:\d+\s*$/);
    const text = (await message.locator('.console-message-text').textContent()) ?? '';
    lines.push({ text: text.trim(), place: (await anchor.textContent())?.trim() ?? '' });
  }

  await showView(devtools, 'network');
  const initiators: string[] = [];
  // A blocked socket never gets as far as the network.
  for (const { socket } of frames.filter(({ socket }) => !socket.startsWith('blocked'))) {
    const name = devtools.locator('td.name-column', { hasText: new RegExp(`^${socket}(localhost)?$`) });
    const row = devtools.locator('.network-log-grid tr', { has: name });
    const initiator = row.locator('td.initiator-column');
    await expect(initiator).toHaveText(/^frame\.js:\d+/);
    initiators.push((await initiator.textContent()) ?? '');
  }
  await page.close();
  return { console: lines, initiators };
}

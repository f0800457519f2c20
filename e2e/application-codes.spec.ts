import type { FrameLocator, Page } from 'playwright/test';
import { type Demo, startDemo } from '../demo/server';
import { type Chromium, launchChromium } from '../scripts/chromium';
import { devtoolsOf, showPanel } from '../scripts/devtools';
import { type ApplicationCodeSocket, BUILT_IN, resolverRules, socketsOf, unplayable } from './application-code-sockets';
import { EXTENSION, expect, test } from './fixtures';
import { expectRows, gridOf, readRows, tallEnough } from './grid';

const SPOKEN = BUILT_IN.filter(({ codes }) => codes.length > 0);

/** A browser for which every host of the world is this machine. */
async function openWorld(
  executable: string,
  demo: Demo,
): Promise<{ chromium: Chromium; page: Page; panel: FrameLocator; devtools: Page }> {
  const chromium = await launchChromium({
    executable,
    extension: EXTENSION,
    headless: true,
    trustedKeys: [demo.certificate.spki],
    args: [`--host-resolver-rules=${resolverRules({ plainPort: demo.port })}`],
  });
  const page = await chromium.context.newPage();
  const devtools = await devtoolsOf(page);
  const panel = await showPanel(devtools);
  await page.goto(demo.url);
  return { chromium, page, devtools, panel };
}

/** Each one more that connects at once doubles the delay that Chromium puts before each, to 5 s from sixteen on. */
const AT_ONCE = 6;

/** Has the page open them, some at a time, and resolves to what it was told when all have ended. */
function play(page: Page, sockets: readonly ApplicationCodeSocket[]): Promise<number[]> {
  const given = sockets.map(({ url, protocols, closeWith }) => ({ url, protocols, closeWith }));
  return page.evaluate(
    async ([all, atOnce]) => {
      const reported: number[] = [];
      let next = 0;
      const line = async () => {
        for (let at = next++; at < all.length; at = next++) {
          const one = all[at];
          if (!one) return;
          reported[at] = await new Promise<number>((resolve) => {
            const socket = new WebSocket(one.url, one.protocols);
            socket.addEventListener('open', () => one.closeWith !== null && socket.close(one.closeWith));
            socket.addEventListener('close', ({ code }) => resolve(code));
          });
        }
      };
      await Promise.all(Array.from({ length: atOnce }, line));
      return reported;
    },
    [given, AT_ONCE] as const,
  );
}

test("every code of every dictionary is shown with its protocol's meaning, or as a candidate where nothing tells the protocol", async ({
  executable,
}) => {
  test.setTimeout(300_000);
  const demo = await startDemo();
  const servers = { plainPort: demo.port, securePort: Number(new URL(demo.tlsUrl).port) };
  const sockets = SPOKEN.flatMap((dictionary) => socketsOf(dictionary, servers));
  const left = SPOKEN.flatMap((dictionary) =>
    dictionary.codes.flatMap((entry) => unplayable({ dictionary, entry }) ?? []),
  );
  const { chromium, page, devtools, panel } = await openWorld(executable, demo);

  // Nothing is left out but what no page can ever be told.
  expect(sockets.length + left.length).toBe(SPOKEN.reduce((sum, { codes }) => sum + codes.length, 0));
  expect(left).toEqual([
    'discord-gateway 1001: page script may not close with 1001',
    ...[
      'sockjs 1002',
      'sockjs 1006',
      'sockjs 2000',
      'sockjs 2007',
      'cloudflare-workers 1006',
      'node-ws 1005',
      'node-ws 1006',
      'uwebsockets 1006',
    ].map((which) => `${which}: made up by its client library, never by a browser`),
  ]);

  const reported = await play(page, sockets);
  expect(reported).toEqual(sockets.map(({ entry }) => entry.code));
  await devtools.setViewportSize(tallEnough(sockets.length + 40));
  await expectRows(panel, sockets.length);
  const rows = await readRows(panel);
  const rowOf = ({ mark }: ApplicationCodeSocket) => rows.filter(({ URL: url }) => url.includes(mark));

  for (const socket of sockets) {
    const { dictionary, entry, by } = socket;
    const which = `${dictionary.id} ${entry.code} by ${by}`;
    const found = rowOf(socket);
    expect(found.length, which).toBe(1);
    expect.soft(found[0]?.Code, which).toBe(String(entry.code));
    if (by !== null && entry.code >= 3000) expect.soft(found[0]?.Name, which).toBe(entry.name);
  }

  // The name of a standard code stays: what its protocol makes of it is read in the details. Of the others one each.
  const first = new Set(
    SPOKEN.map(({ id }) => sockets.find((one) => one.dictionary.id === id && one.entry.code >= 3000)),
  );
  await devtools.setViewportSize({ width: 1280, height: 900 });
  await panel.getByRole('gridcell').first().click();
  const wanted = rows.map((row) => {
    const socket = sockets.find(({ mark }) => row.URL.includes(mark));
    return socket && (socket.entry.code < 3000 || socket.by === null || first.has(socket)) ? socket : null;
  });
  const details = await readDetails(panel, wanted);
  expect(details.filter((reported) => reported !== null).length).toBeGreaterThan(SPOKEN.length);
  for (const [place, socket] of wanted.entries()) {
    if (!socket) continue;
    const reported = details[place];
    if (!reported) throw new Error(`The details of ${socket.mark} did not come.`);
    if (socket.by === null) expectCandidate(reported, socket);
    else expectMeaning(reported, socket);
  }
  test.info().annotations.push({
    type: 'played',
    description: `${SPOKEN.length} dictionaries, ${sockets.length} codes played, ${left.length} that no page is ever told`,
  });
  await chromium.close();
  await demo.close();
});

interface Told {
  headline: string;
  /** The text of each part of the details. */
  parts: string[];
}

/**
 * Goes down all rows by the keys' events, and reads the details of those that are wanted. Runs in the panel: to ask it of
 * each of some hundred rows from here takes most of a minute.
 */
function readDetails(panel: FrameLocator, wanted: readonly (ApplicationCodeSocket | null)[]): Promise<(Told | null)[]> {
  return gridOf(panel).evaluate(
    async (grid, marks) => {
      const all: (Told | null)[] = [];
      for (const [place, mark] of marks.entries()) {
        const key = place === 0 ? 'Home' : 'ArrowDown';
        grid.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
        for (;;) {
          const selected = grid.querySelector('[aria-selected=true]')?.getAttribute('aria-rowindex');
          const details = document.querySelector('.details');
          // The header is the first row.
          if (selected === String(place + 2) && (mark === null || details?.textContent?.includes(mark))) {
            const parts = [...(details?.querySelectorAll('.facts') ?? [])].map((part) => part.textContent ?? '');
            all.push(mark === null ? null : { headline: details?.querySelector('h2')?.textContent ?? '', parts });
            break;
          }
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
      }
      return all;
    },
    wanted.map((socket) => socket?.mark ?? null),
  );
}

function expectMeaning({ parts }: Told, { dictionary, entry, by, protocols }: ApplicationCodeSocket): void {
  const words = `${entry.code} ${entry.name}, in the words of ${dictionary.name}`;
  const part = parts.find((text) => text.includes(words));
  const recognised = { subprotocol: `its subprotocol ${protocols[0]}`, host: 'its host ', path: 'its path ' };
  expect.soft(part, words).toContain(entry.meaning);
  expect.soft(part, words).toContain(`Recognised by${recognised[by ?? 'path']}`);
}

function expectCandidate({ headline, parts }: Told, { dictionary, entry }: ApplicationCodeSocket): void {
  const part = parts.find((text) => text.includes('none of these is certain'));
  expect.soft(part, `${dictionary.id} ${entry.code}`).toContain(`${dictionary.name}: ${entry.name}. ${entry.meaning}`);
  // Never as a fact.
  expect.soft(headline).not.toContain(dictionary.name);
}

test('a recognised code is the headline, and app: finds its connections', async ({ open, demo }) => {
  const { page, panel } = await open('/');
  await page.evaluate(
    (server) =>
      Promise.all(
        [['graphql-transport-ws'], []].map(
          (protocols) =>
            new Promise((resolve) => {
              new WebSocket(`${server}/graphql?close=4401`, protocols).addEventListener('close', resolve);
            }),
        ),
      ),
    demo.places.server,
  );
  await expectRows(panel, 2);
  await panel.getByRole('gridcell', { name: 'Unauthorized' }).click();
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(
    'The server closed it: 4401 Unauthorized (graphql-transport-ws).',
  );
  await panel.getByRole('gridcell', { name: 'Private use' }).click();
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('The server closed it: 4401 Private use.');
  await expect(panel.getByRole('heading', { name: 'Who else uses 4401' })).toBeVisible();

  await panel.getByRole('combobox', { name: 'Filter' }).fill('app:graphql-transport-ws');
  await expectRows(panel, 1);
});

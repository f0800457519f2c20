import { startDemo } from '../demo/server';
import { readJournal } from '../scripts/journal';
import { expect, test } from './fixtures';
import { countsOf, expectRows, gridOf, readRows, rowsWithCode, tallEnough } from './grid';
import { endSockets } from './sockets';
import { readTabLog } from './tab-log';

/** The browser's own page of extensions has it. */
declare const chrome: {
  developerPrivate: {
    reload(id: string): Promise<void>;
    updateProfileConfiguration(update: { inDeveloperMode: boolean }): Promise<void>;
  };
};

const CLOSES = 2000;
const STOPS = 20;

test('2,000 closes through 20 stops of the service worker are there once each', async ({
  open,
  demo,
  stopServiceWorker,
}) => {
  test.setTimeout(300_000);
  const { page, panel, id } = await open('/');
  // Chromium opens one connection at a time to a port, and rests for 10 ms after each.
  const others = await Promise.all(Array.from({ length: 3 }, () => startDemo()));
  const urls = [demo, ...others].map(({ places }) => `${places.server}/close?code=4000&after=0`);
  const held = async () => (await readTabLog(panel, id))?.held ?? 0;
  for (let stop = 0; stop < STOPS; stop++) {
    const before = await held();
    const ended = endSockets(page, urls, CLOSES / STOPS, (stop * CLOSES) / STOPS);
    // In the middle of a delivery: were nothing taken in between two stops, the page would pause longer after each.
    await expect.poll(held, { intervals: [50] }).toBeGreaterThan(before);
    await stopServiceWorker();
    await ended;
  }

  await expect.poll(held, { timeout: 120_000 }).toBe(CLOSES);
  const entries = await readJournal(panel, id);
  expect(new Set(entries.map(({ record }) => record.key)).size).toBe(CLOSES);
  const reasons = entries.map(({ record: { outcome } }) => Number('reason' in outcome ? outcome.reason : Number.NaN));
  expect(reasons.sort((a, b) => a - b)).toEqual(Array.from({ length: CLOSES }, (_, index) => index));
  await expectRows(panel, CLOSES);
  for (const other of others) await other.close();
});

test('a page that navigates with open sockets: each is recorded once, as gone with the page', async ({
  open,
  demo,
}) => {
  const { page, panel, id } = await open('/');
  await panel.getByRole('checkbox', { name: 'Preserve log' }).check();
  await page.evaluate(
    (url) =>
      Promise.all(
        Array.from({ length: 10 }, (_, index) => {
          const socket = new WebSocket(`${url}/echo?${index}`);
          return new Promise((resolve) => socket.addEventListener('open', resolve));
        }),
      ),
    demo.places.server,
  );
  await page.goto(`${demo.places.otherOrigin}/gone.html`);

  await expectRows(panel, 10);
  const reported = { Code: '–', Name: 'Page went away', Category: 'normal', 'Closed by': 'navigation' };
  await expect.poll(() => readRows(panel)).toEqual(Array.from({ length: 10 }, () => expect.objectContaining(reported)));
  const entries = await readJournal(panel, id);
  expect(entries.map(({ record }) => record.outcome)).toEqual(
    Array.from({ length: 10 }, () => ({ kind: 'page-went-away', state: 'open', persisted: expect.any(Boolean) })),
  );
});

test('with preserve log off a navigation starts a new log; on, it goes on', async ({ open, demo }) => {
  const { page, panel } = await open('/');
  const url = `${demo.places.server}/close?code=4000&after=0`;
  const preserve = panel.getByRole('checkbox', { name: 'Preserve log' });
  await preserve.uncheck();
  await endSockets(page, url, 3);
  await expectRows(panel, 3);

  await page.reload();
  await expect(panel.getByRole('heading', { name: 'No WebSocket has ended here yet.' })).toBeVisible();
  await endSockets(page, url, 2);
  await expectRows(panel, 2);

  await preserve.check();
  await expectRows(panel, 5);
  await page.reload();
  await endSockets(page, url, 1);
  await expectRows(panel, 6);
});

test('what came before the panel was opened is there when it opens', async ({ open, extension, demo }) => {
  const { page, panel, id } = await open('/');
  await endSockets(page, `${demo.places.server}/close?code=4321&after=0`, 4);
  await expectRows(panel, 4);

  const again = await extension.context.newPage();
  await again.setViewportSize(tallEnough(10));
  await again.goto(extension.url(`panel.html?tabId=${id}`));
  const rows = rowsWithCode(again, '4321');
  await expect(rows).toHaveCount(4);
  await endSockets(page, `${demo.places.server}/close?code=4321&after=0`, 2);
  await expect(rows).toHaveCount(6);
  await again.reload();
  await expect(rows).toHaveCount(6);
  await again.close();
});

test('clear empties the log, and keeps what comes after', async ({ open, demo }) => {
  const { page, panel, id } = await open('/');
  const url = `${demo.places.server}/close?code=4000&after=0`;
  await endSockets(page, url, 3);
  await expectRows(panel, 3);
  await panel.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(gridOf(panel)).toBeHidden();
  await expect.poll(() => readJournal(panel, id)).toEqual([]);
  await endSockets(page, url, 2);
  await expectRows(panel, 2);
});

test('while paused nothing is recorded, and what is missed is counted', async ({ open, demo }) => {
  const { page, panel } = await open('/');
  const url = `${demo.places.server}/close?code=4000&after=0`;
  const record = panel.getByRole('button', { name: 'Record', exact: true });
  await endSockets(page, url, 2);
  await expectRows(panel, 2);
  await record.click();
  await expect(record).toHaveAttribute('aria-pressed', 'false');
  await endSockets(page, url, 3);
  await expect(countsOf(panel)).toContainText('3 not recorded while paused');
  await record.click();
  await expect(record).toHaveAttribute('aria-pressed', 'true');
  await endSockets(page, url, 1);
  await expectRows(panel, 3);
});

test('an extension that is reloaded keeps its log, and goes on with the pages loaded after', async ({
  open,
  extension,
  demo,
}) => {
  const { page, panel, id } = await open('/');
  const url = `${demo.places.server}/close?code=4000&after=0`;
  await endSockets(page, url, 3);
  await expectRows(panel, 3);
  // As its button on the browser's own page does it.
  const manager = await extension.context.newPage();
  await manager.goto('chrome://extensions');
  await manager.evaluate(async (extensionId) => {
    // What is loaded by hand runs on, reloaded, in developer mode alone.
    await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await chrome.developerPrivate.reload(extensionId);
  }, extension.id);
  await manager.close();

  const viewer = await extension.context.newPage();
  await viewer.setViewportSize(tallEnough(10));
  // Its pages open again as soon as it is enabled again.
  await expect(async () => void (await viewer.goto(extension.url(`panel.html?tabId=${id}`)))).toPass();

  await page.reload();
  await endSockets(page, url, 2, 3);
  await viewer.getByRole('checkbox', { name: 'Preserve log' }).check();
  await expect(rowsWithCode(viewer, '4000')).toHaveCount(5);
  await viewer.close();
});

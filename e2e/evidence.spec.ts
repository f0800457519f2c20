import { readJournal } from '../scripts/journal';
import { expect, test } from './fixtures';
import { gridOf } from './grid';

const SOCKETS = 60;
const ANSWERS = ['403', '502', 'hang-up', '101-then-close'];

/** What the row must say of a socket that was given that answer. */
const TOLD: Record<string, { failure: string | null; status: number | null }> = {
  403: { failure: 'Error during WebSocket handshake: Unexpected response code: 403', status: 403 },
  502: { failure: 'Error during WebSocket handshake: Unexpected response code: 502', status: 502 },
  'hang-up': { failure: 'Connection closed before receiving a handshake response', status: null },
  '101-then-close': { failure: null, status: 101 },
};

for (const frames of [1, 3]) {
  test(`${SOCKETS} sockets to one URL from ${frames} frame(s) at once: each row has its own evidence`, async ({
    open,
    demo,
  }) => {
    const { page, panel, id } = await open('/');
    const answers = Array.from({ length: SOCKETS }, (_, index) => ANSWERS[(index * 7 + (index >> 2)) % 4] ?? '403');
    demo.responses.fill(answers);
    await page.evaluate(
      async ({ url, count, frames }) => {
        const windows = Array.from({ length: frames }, () => {
          const frame = document.createElement('iframe');
          document.body.append(frame);
          return frame.contentWindow as Window & typeof globalThis;
        });
        await Promise.all(
          Array.from({ length: count }, (_, index) => {
            const { WebSocket } = windows[index % frames] ?? window;
            // The subprotocol tells the server, and so the draw, which socket this is.
            const socket = new WebSocket(url, [`socket-${index}`]);
            return new Promise((resolve) => socket.addEventListener('close', resolve));
          }),
        );
      },
      { url: `${demo.places.server}/lottery`, count: SOCKETS, frames },
    );

    await expect
      .poll(async () => (await readJournal(panel, id)).filter(({ evidence }) => evidence).length)
      .toBe(SOCKETS);
    const entries = await readJournal(panel, id);
    const drawn = new Map(demo.responses.draws.map(({ protocols, answer }) => [String(protocols), answer]));
    expect(drawn.size).toBe(SOCKETS);
    for (const { record, evidence } of entries) {
      const answer = drawn.get(String(record.requestedProtocols)) ?? 'none';
      expect.soft(evidence?.match).toBe('key');
      expect.soft({ failure: evidence?.failure, answer }).toEqual({ failure: TOLD[answer]?.failure, answer });
      expect.soft(record.outcome.kind).toBe(answer === '101-then-close' ? 'closed' : 'handshake-failed');
    }
  });
}

test('sockets of workers are rows of their own, with what the browser knows of them', async ({ open }) => {
  const { page, panel } = await open('/');
  await page.evaluate(() => window.playAll(['worker', 'service-worker']));
  const grid = gridOf(panel);
  for (const fault of ['worker', 'service-worker']) {
    const row = grid.getByRole('row').filter({ hasText: `/fault/${fault}` });
    await expect(row).toBeVisible();
    await row.click();
    await expect(panel.getByRole('region', { name: /^A worker's socket/ })).toContainText(
      'cannot be seen from outside the worker',
    );
  }
});

test('without DevTools the row says what would have told the reason', async ({ open, extension }) => {
  const { page, devtools, id } = await open('/');
  await devtools.close();
  await page.evaluate(() => window.playFault('status-403'));
  const viewer = await extension.context.newPage();
  await viewer.goto(extension.url(`panel.html?tabId=${id}`));
  await viewer.getByRole('row').filter({ hasText: '/fault/status-403' }).click();
  await expect(viewer.getByRole('region', { name: /handshake failed/ })).toContainText('only while DevTools is open');
  await viewer.close();
});

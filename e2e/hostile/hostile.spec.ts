import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readJournal } from '../../scripts/journal';
import { expect, test } from '../fixtures';
import { gridOf } from '../grid';
import { checkedBy, readTabLog } from '../tab-log';
import { HOSTILE, PAYLOADS } from './pages';

declare global {
  interface Window {
    calls: string[];
    pwned?: unknown;
  }
}

/** Made of nothing but what no page here has spoilt; the title tells how it went. */
const LIFE = `
  const before = window.calls.length;
  const first = new WebSocket(sockets + '/close?code=4567&reason=done&after=10');
  first.onclose = () => {
    const second = new WebSocket(sockets + '/status?code=403');
    second.onclose = () => {
      let thrown = 'nothing';
      try {
        new WebSocket('nonsense://');
      } catch (error) {
        thrown = typeof error;
      }
      const third = new WebSocket(sockets + '/close?code=4000&after=10');
      try {
        third.send('early');
      } catch {
        third.close();
      }
      third.onclose = () => {
        document.title = window.calls.length - before + ' calls, threw ' + thrown;
      };
    };
  };
`;

const checked = checkedBy('hostile pages');

const server = createServer(({ url = '' }, response) => {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const script = Object.values(HOSTILE)[Number(pathname.slice(1))] ?? '';
  const sockets = JSON.stringify(searchParams.get('sockets'));
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  // In strict mode, as modules and most bundles are: a write to something frozen throws there.
  response.end(`<!doctype html><script>'use strict'; const sockets = ${sockets}; { ${script} } ${LIFE}</script>`);
});
test.beforeAll(() => new Promise<void>((resolve) => server.listen(0, 'localhost', resolve)));
test.afterAll(() => void server.close());

for (const [index, name] of Object.keys(HOSTILE).entries()) {
  test(`a page that ${name}: every socket is recorded, no trap is sprung, nothing is forged`, async ({
    open,
    demo,
  }) => {
    const { port } = server.address() as AddressInfo;
    const { page, panel, id } = await open(`http://localhost:${port}/${index}?sockets=${demo.places.server}`);
    await expect(page).toHaveTitle('0 calls, threw object');

    await expect.poll(async () => (await readJournal(panel, id)).length).toBe(4);
    const entries = await readJournal(panel, id);
    expect(entries.map(({ record }) => record.outcome.kind)).toEqual([
      'closed',
      'handshake-failed',
      'constructor-threw',
      'handshake-failed',
    ]);
    expect(entries[0]?.record).toMatchObject({ outcome: { code: 4567, reason: 'done' } });
    expect(entries[3]?.record.misuses).toHaveLength(1);
    checked.count(entries.length);
  });
}

test('what a page or its server writes into a field stays text', async ({ open, demo }) => {
  const { page, panel, id } = await open('/');
  await page.evaluate(
    async ({ url, payloads }) => {
      for (const payload of payloads) {
        const socket = new WebSocket(
          `${url}?close=4000&reason=${encodeURIComponent(payload)}&${encodeURIComponent(payload)}`,
        );
        await new Promise((resolve) => socket.addEventListener('close', resolve));
        try {
          new WebSocket(`ws://${payload}`, payload);
        } catch {
          // As it should.
        }
      }
    },
    { url: `${demo.places.server}/payload`, payloads: PAYLOADS },
  );
  // Some are names that a host could have, and are looked up: a resolver that is away takes its time.
  const recorded = async () => (await readJournal(panel, id)).length;
  await expect.poll(recorded, { timeout: 120_000 }).toBe(2 * PAYLOADS.length);
  const reasons = (await readJournal(panel, id)).flatMap(({ record: { outcome } }) =>
    outcome.kind === 'closed' ? [outcome.reason] : [],
  );
  expect(reasons).toEqual(PAYLOADS);
  checked.count(2 * PAYLOADS.length);

  const grid = gridOf(panel);
  await grid.getByRole('row').nth(1).click();
  for (let row = 0; row < PAYLOADS.length; row++) {
    await expect(panel.getByRole('region').first()).toBeVisible();
    await grid.press('ArrowDown');
  }
  expect(await panel.locator('body').evaluate(() => window.pwned)).toBeUndefined();
  expect(await panel.locator('img, script[src=x]').count()).toBe(0);
});

test('a page that errs often, and then closes, is still the one that closed', async ({ open, demo }) => {
  const { page, panel, id } = await open('/');
  await page.evaluate(async (url) => {
    const socket = new WebSocket(url);
    for (let turn = 0; turn < 30; turn++) {
      try {
        socket.send('early');
      } catch {
        // As it should.
      }
    }
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    socket.close(4321, 'enough');
    await new Promise((resolve) => socket.addEventListener('close', resolve));
  }, `${demo.places.server}/echo`);
  await expect.poll(async () => (await readJournal(panel, id)).length).toBe(1);
  const [entry] = await readJournal(panel, id);
  expect(entry?.record.closeCall).toMatchObject({ code: 4321, reason: 'enough', state: 'open' });
  expect(entry?.record.misuses).toHaveLength(8);
  expect(entry?.record.cut).toContain('misuses');
  checked.count(1);
});

test('20,000 failures in one task: what is kept and what is dropped adds up, and the panel lives', async ({ open }) => {
  const FAILURES = 20_000;
  const { page, panel, id } = await open('/');
  await page.evaluate((count) => {
    for (let index = 0; index < count; index++) {
      try {
        new WebSocket(`ws://localhost:undefined/${index}`);
      } catch {
        // As it should.
      }
    }
  }, FAILURES);
  await checked.eachOnce(panel, id, FAILURES);
  expect((await readTabLog(panel, id))?.failures).toBe(0);
  await panel.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(gridOf(panel)).toBeHidden();
});

import { startDemo } from '../server';
import { expect, test } from './hangup';

/** Two tests of a page with sockets, as they might stand in your own project. */

let demo: Awaited<ReturnType<typeof startDemo>>;
test.beforeAll(async () => {
  demo = await startDemo();
});
test.afterAll(() => demo.close());

test('a chat that is left properly passes', async ({ page }) => {
  await page.goto(demo.url);
  const code = await page.evaluate(
    (url) =>
      new Promise((resolve) => {
        const socket = new WebSocket(url);
        socket.onopen = () => socket.close(1000, 'bye');
        socket.onclose = ({ code }) => resolve(code);
      }),
    `${demo.places.server}/echo`,
  );
  expect(code).toBe(1000);
});

test('a chat whose server refuses it fails, though the page itself never noticed', async ({ page }) => {
  test.fail();
  await page.goto(demo.url);
  await page.evaluate(() => window.playFault('status-403'));
});

import { readFileSync } from 'node:fs';
import { extensionId, launchChromium } from '../scripts/chromium';
import { devtoolsOf, showPanel } from '../scripts/devtools';
import { EXTENSION, expect, test } from './fixtures';
import { expectRows } from './grid';
import { serviceWorkerOf } from './service-worker';
import { endSockets } from './sockets';

interface NetLog {
  constants: { logEventTypes: Record<string, number> };
  events: { type: number; params?: { url?: string; initiator?: string; host?: string } }[];
}

test('the extension itself connects to nothing, and has no name looked up', async ({ executable, demo }, info) => {
  const path = info.outputPath('net-log.json');
  const { context, close } = await launchChromium({
    executable,
    extension: EXTENSION,
    headless: true,
    args: [`--log-net-log=${path}`],
  });
  const id = await extensionId(context);
  const page = await context.newPage();
  const panel = await showPanel(await devtoolsOf(page));
  await page.goto(demo.url);
  await endSockets(page, `${demo.places.server}/close?code=4000&after=0`, 2);
  await expectRows(panel, 2);
  // One after the other in one tab: each tab has its DevTools to start.
  const own = await context.newPage();
  for (const name of ['popup', 'options', 'reference', 'panel']) {
    await own.goto(`chrome-extension://${id}/${name}.html`);
    await expect(own.getByRole('main').or(own.getByRole('grid')).first()).toBeVisible();
  }
  // What the log looks like when it does connect.
  const worker = await serviceWorkerOf({ context, id });
  await worker.evaluate((url) => fetch(url, { mode: 'no-cors' }).then(() => {}), `${demo.url}?from-the-extension`);
  await close();

  const { constants, events } = JSON.parse(readFileSync(path, 'utf8')) as NetLog;
  const requests = events.flatMap(({ type, params }) =>
    type === constants.logEventTypes.URL_REQUEST_START_JOB && params?.url ? [{ ...params, url: params.url }] : [],
  );
  expect(requests.map(({ url }) => url)).toContain(demo.url);
  const ours = requests.filter(({ initiator }) => initiator === `chrome-extension://${id}`);
  expect(ours.map(({ url }) => url)).toEqual([`${demo.url}?from-the-extension`]);
  // Look-ups of names on behalf of the extension: none but for that one.
  const lookUps = events.flatMap(({ params }) =>
    params?.host && JSON.stringify(params).includes(`chrome-extension://${id}`) ? [new URL(params.host).host] : [],
  );
  expect(lookUps.filter((host) => host !== new URL(demo.url).host)).toEqual([]);
});

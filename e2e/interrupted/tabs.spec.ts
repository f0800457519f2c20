import { readJournal } from '../../scripts/journal';
import { expect, test } from '../fixtures';
import { expectRows } from '../grid';
import { checkedBy, countProvisional, openSockets } from '../tab-log';

/** A page that is gone cannot repeat its last message. The server counts the sockets. */
const checked = checkedBy('pages and frames whose last message is lost, in Chromium');

for (const when of ['before', 'while'] as const) {
  test(`sockets of a page that is left ${when} the worker is stopped are recorded`, async ({
    open,
    demo,
    stopServiceWorker,
  }) => {
    const path = `/interrupted/left-${when}`;
    const { page, panel, id } = await open('/');
    await panel.getByRole('checkbox', { name: 'Preserve log' }).check();
    for (let turn = 1; turn <= 2; turn++) {
      await openSockets(page, demo.places.server + path, 5);
      await expect.poll(() => countProvisional(panel)).toBe(5);
      const stopped = stopServiceWorker();
      if (when === 'before') await stopped;
      await page.goto(turn % 2 ? demo.places.otherOrigin : demo.url);
      await stopped;
      await expectRows(panel, 5 * turn);
    }
    await checked.eachOnce(panel, id, demo.seen(path).length);
    const outcomes = (await readJournal(panel, id)).map(({ record: { outcome } }) => outcome);
    expect(outcomes).toEqual(Array.from({ length: 10 }, () => expect.objectContaining({ kind: 'page-went-away' })));
  });
}

test('sockets of a frame that is removed while it is busy are recorded, and the page stays', async ({ open, demo }) => {
  const path = '/interrupted/busy-frame';
  const { page, panel, id } = await open('/');
  // Another site: the frame has a process of its own, which the browser gives half a second after the removal.
  const element = await page.evaluateHandle(async (src) => {
    const frame = Object.assign(document.createElement('iframe'), { src });
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await loaded;
    return frame;
  }, new URL('/gone.html', demo.places.otherOrigin).href);
  const frame = await element.contentFrame();
  await frame?.evaluate((url) => void [new WebSocket(url), new WebSocket(url)], demo.places.server + path);
  await expect.poll(() => countProvisional(panel)).toBe(2);
  await frame?.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
  const removedAt = await element.evaluate((frame) => {
    frame.remove();
    return Date.now();
  });
  await expectRows(panel, 2);
  await checked.eachOnce(panel, id, demo.seen(path).length);
  const records = (await readJournal(panel, id)).map(({ record }) => record);
  expect(records.map(({ outcome }) => outcome.kind)).toEqual(['page-went-away', 'page-went-away']);
  for (const { endedAt } of records) expect(endedAt).toBeGreaterThanOrEqual(removedAt);
});

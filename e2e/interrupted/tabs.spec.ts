import { readJournal } from '../../scripts/journal';
import { expect, test } from '../fixtures';
import { expectRows } from '../grid';
import { checkedBy, countProvisional, openSockets } from '../tab-log';

/** A page that goes has nobody who would tell its last words again. How many sockets it had is the server's own count. */
const checked = checkedBy('pages left while the worker is stopped, in Chromium');

for (const when of ['before', 'while'] as const) {
  test(`pages that are left ${when} the worker is stopped: their sockets are recorded all the same`, async ({
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

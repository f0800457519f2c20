import { expect, test } from '../fixtures';
import { countsOf, expectRows } from '../grid';
import { checkedBy, readTabLog } from '../tab-log';
import { deleteStore, endIn } from './store';

/** A store that is lost or damaged costs no event without a count, and keeps no panel from showing the rest. */
const checked = checkedBy('the store deleted or damaged, in Chromium');

test('deleted under the running extension: what was in it counts as dropped, what comes after is shown', async ({
  open,
  demo,
}) => {
  const path = '/interrupted/deleted';
  const tab = await open('/');
  await endIn(tab, demo.places.server, path, 30);
  await expectRows(tab.panel, 30);
  await deleteStore(tab.panel);
  await endIn(tab, demo.places.server, path, 31, 30);
  await checked.eachOnce(tab.panel, tab.id, demo.seen(path).length);
  expect(await readTabLog(tab.panel, tab.id)).toMatchObject({ held: 31, dropped: 30 });
  await expectRows(tab.panel, 31);
  await expect(countsOf(tab.panel)).toContainText('30 older ones let go');
});

test('with garbage in it: that is passed over and counted, all else is shown', async ({ open, demo }) => {
  const path = '/interrupted/corrupt';
  const tab = await open('/');
  await endIn(tab, demo.places.server, path, 12);
  await expectRows(tab.panel, 12);
  await tab.panel.locator('body').evaluate(spoil, tab.id);
  await endIn(tab, demo.places.server, path, 8, 12);
  await checked.eachOnce(tab.panel, tab.id, demo.seen(path).length);
  await tab.panel.locator('body').evaluate(() => location.reload());
  await expectRows(tab.panel, 20 - 4);
  await expect(countsOf(tab.panel)).toContainText('4 older ones let go');
});

/** Runs in a page of the extension: damages four entries of a tab, each in another way, and what is said of the tab. */
const spoil = async (_body: unknown, tabId: number): Promise<void> => {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('hangup');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const writing = database.transaction(['entries', 'tabs'], 'readwrite');
  const entries = writing.objectStore('entries');
  const request = entries.index('byOrder').getAll(IDBKeyRange.bound([tabId], [tabId, []]), 4);
  request.onsuccess = () => {
    const [first, second, third, fourth] = request.result;
    entries.put({ ...first, record: { key: first.record.key } });
    entries.put({ ...second, record: { ...second.record, outcome: null } });
    entries.put({ ...third, source: { tabId }, evidence: 'garbage' });
    entries.put({ ...fourth, record: { ...fourth.record, misuses: { length: 'long' }, createdAt: '9' } });
    writing.objectStore('tabs').put({ tabId, held: 'many', ends: null });
  };
  await new Promise((resolve, reject) => {
    writing.oncomplete = resolve;
    writing.onabort = () => reject(writing.error);
  });
  database.close();
};

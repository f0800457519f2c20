import { readJournal } from '../../scripts/journal';
import { type Extension, expect, test } from '../fixtures';
import { expectRows } from '../grid';
import { serviceWorkerOf } from '../service-worker';
import { checkedBy, readTabLog } from '../tab-log';
import { deleteStore, endIn } from './store';

/** What befalls the store while events are on their way to it; none is lost, none is there twice. */
const checked = checkedBy('the store interrupted, in Chromium');

// Node takes it for an opaque one.
const originOf = ({ id }: Extension): string => `chrome-extension://${id}`;

test('cleared by the browser in the middle of a burst', async ({ open, demo, extension }) => {
  const path = '/interrupted/cleared';
  const tab = await open('/');
  await endIn(tab, demo.places.server, path, 10);
  await expectRows(tab.panel, 10);
  const burst = endIn(tab, demo.places.server, path, 200, 10);
  const session = await extension.context.newCDPSession(tab.page);
  await session.send('Storage.clearDataForOrigin', { origin: originOf(extension), storageTypes: 'indexeddb' });
  await burst;
  await checked.eachOnce(tab.panel, tab.id, demo.seen(path).length);
  const { held } = (await readTabLog(tab.panel, tab.id)) ?? { held: 0 };
  await expectRows(tab.panel, held);
});

test('held by somebody who has an older version open: all waits until he lets go', async ({
  open,
  demo,
  extension,
}) => {
  const path = '/interrupted/blocked';
  const tab = await open('/');
  const holder = await extension.context.newPage();
  await holder.goto(extension.url('reference.html'));
  await deleteStore(tab.panel);
  await holder.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('hangup', 1);
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          Object.assign(globalThis, { held: request.result });
          resolve();
        };
      }),
  );
  await endIn(tab, demo.places.server, path, 60);
  await holder.close();
  await checked.eachOnce(tab.panel, tab.id, demo.seen(path).length);
  await expectRows(tab.panel, 60);
});

test('full: all waits until there is room again', async ({ open, demo, extension }) => {
  const path = '/interrupted/full';
  const tab = await open('/');
  const session = await extension.context.newCDPSession(tab.page);
  const origin = originOf(extension);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  // What is open already goes by the room that there was.
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  await endIn(tab, demo.places.server, path, 60);
  await expect.poll(() => tab.panel.locator('body').evaluate(writeMuch)).toBe('QuotaExceededError');
  expect(await readTabLog(tab.panel, tab.id)).toBeNull();
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await checked.eachOnce(tab.panel, tab.id, demo.seen(path).length);
  await expectRows(tab.panel, 60);
});

test('filled by a worker whose clock is set back', async ({ open, demo, extension }) => {
  const path = '/interrupted/clock';
  const tab = await open('/');
  await endIn(tab, demo.places.server, path, 10);
  await expectRows(tab.panel, 10);
  await setClock(extension, -86_400_000);
  await endIn(tab, demo.places.server, path, 10, 10);
  await expectRows(tab.panel, 20);
  await setClock(extension, 86_400_000);
  await endIn(tab, demo.places.server, path, 10, 20);
  await checked.eachOnce(tab.panel, tab.id, demo.seen(path).length);
  await expectRows(tab.panel, 30);
  const received = (await readJournal(tab.panel, tab.id)).map(({ receivedAt }) => receivedAt);
  expect(received.some((at, index) => at < (received[index - 1] ?? 0))).toBe(true);
});

async function setClock(extension: Extension, by: number): Promise<void> {
  const worker = await serviceWorkerOf(extension);
  await worker.evaluate((ms) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + ms;
  }, by);
}

/** Runs in a page of the extension: the name of the error that much data meets, or `''`. */
const writeMuch = (): Promise<string> =>
  new Promise((resolve) => {
    const request = indexedDB.open('much');
    request.onerror = () => resolve(request.error?.name ?? '');
    request.onupgradeneeded = () => void request.result.createObjectStore('data');
    request.onsuccess = () => {
      const writing = request.result.transaction('data', 'readwrite');
      writing.objectStore('data').put('x'.repeat(1_000_000), 1);
      writing.oncomplete = () => resolve('');
      writing.onabort = () => resolve(writing.error?.name ?? '');
    };
  });

import type { Page } from 'playwright/test';
import { expect, test } from './fixtures';
import { endSockets } from './sockets';
import { telemetryBrowser } from './telemetry/browser';
import { Receiver } from './telemetry/receiver';

/** Backoff grows while a busy machine takes its time. */
const PATIENCE = 60_000;

/** Switches the fleet on as its user does. */
async function switchOn(options: Page, endpoint: string): Promise<void> {
  const telemetry = options.getByRole('region', { name: 'Fleet' });
  await telemetry.getByLabel('Send events to a collector').check();
  await telemetry.getByLabel('Endpoint').fill(endpoint);
  await telemetry.getByLabel('Headers').fill('X-Tenant: seven');
  await telemetry.getByLabel('Resource attributes').fill('deployment.environment.name=grid');
  await telemetry.getByText('Sampling and delivery').click();
  await telemetry.getByLabel('Compression').selectOption('gzip');
  await telemetry.getByLabel('Seconds that an event waits').fill('0');
  await telemetry.getByRole('button', { name: 'Apply' }).click();
  await expect(telemetry.getByText('Applied.')).toBeVisible();
}

/** Ends in the log on disk, of all tabs. Asked of a page of the extension, whose database is there already. */
function logged(options: Page): Promise<number> {
  return options.evaluate(async () => {
    const held = (await indexedDB.databases()).some(({ name, version = 0 }) => name === 'hangup' && version >= 2);
    if (!held) return 0;
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('hangup');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    try {
      return await new Promise<number>((resolve, reject) => {
        const request = database.transaction('entries').objectStore('entries').count();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    } finally {
      database.close();
    }
  });
}

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, index) => String(from + index));

test('events of a fleet arrive once each: through a busy receiver, one that is away, and a browser that ends', async ({
  executable,
  demo,
}) => {
  test.setTimeout(240_000);
  const receiver = new Receiver();
  await receiver.open();
  const browser = telemetryBrowser(executable, receiver.url);
  try {
    const first = await browser.start();
    const page = await first.context.newPage();
    await page.goto(demo.url);
    const url = `${demo.places.server}/close?code=4000&after=0&token=verysecret`;
    const options = await first.context.newPage();
    await options.goto(first.url('options.html'));
    const telemetry = options.getByRole('region', { name: 'Fleet' });

    // Off, as it is installed.
    await expect(telemetry.getByText('Off: nothing is sent')).toBeVisible();
    await endSockets(page, url, 3, 0);
    await expect.poll(() => logged(options), { timeout: PATIENCE }).toBe(3);
    expect(receiver.received).toEqual([]);

    await switchOn(options, receiver.url);
    receiver.answers = [
      { status: 503, headers: { 'Retry-After': '1' } },
      { status: 429, headers: { 'Retry-After': new Date(Date.now() + 1_000).toUTCString() } },
    ];
    await endSockets(page, url, 4, 3);
    await expect.poll(() => receiver.taken.length, { timeout: PATIENCE }).toBe(4);
    const [busy, again] = receiver.received;
    // One second; two clocks measure it.
    expect((again?.at ?? 0) - (busy?.at ?? 0)).toBeGreaterThan(950);
    await expect(telemetry.getByText('sent', { exact: true }).locator('xpath=following-sibling::dd')).toHaveText('4', {
      timeout: PATIENCE,
    });

    receiver.leave();
    await endSockets(page, url, 5, 7);
    await expect(telemetry.getByText('could not be reached')).toBeVisible({ timeout: PATIENCE });
    // A page tells of its sockets a moment after they have ended; what is logged is queued as well.
    await expect.poll(() => logged(options), { timeout: PATIENCE }).toBe(12);
    await first.context.close();

    receiver.comeBack();
    const second = await browser.start();
    await expect.poll(() => receiver.taken.length, { timeout: PATIENCE }).toBe(9);
    const after = await second.context.newPage();
    await after.goto(demo.url);
    await endSockets(after, url, 2, 12);
    await expect.poll(() => receiver.taken.length, { timeout: PATIENCE }).toBe(11);
    await second.context.close();

    const { taken, received } = receiver;
    // What ended before it was switched on is not among them; nothing is lost, nothing is there twice.
    expect(
      taken
        .map(({ reason }) => Number(reason))
        .sort((a, b) => a - b)
        .map(String),
    ).toEqual(numbers(3, 11));
    expect(new Set(taken.map(({ uid }) => uid)).size).toBe(11);
    expect(JSON.stringify(received)).not.toContain('verysecret');
    for (const { method, url: path, headers, decoded } of received) {
      expect(method).toBe('POST');
      expect(path).toBe('/v1/logs');
      expect(headers).toMatchObject({
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        'x-tenant': 'seven',
      });
      expect(headers.cookie).toBeUndefined();
      expect(decoded.resource).toMatchObject({
        'service.name': 'hangup',
        'deployment.environment.name': 'grid',
        'service.instance.id': received[0]?.decoded.resource['service.instance.id'],
      });
    }
  } finally {
    await receiver.close();
    browser.remove();
  }
});

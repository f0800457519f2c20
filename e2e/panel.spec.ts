import { expect, test } from './fixtures';

declare const chrome: import('webextension-polyfill').Browser;

test('the panel is shown in real DevTools', async ({ open }) => {
  const { panel, devtools } = await open('/');
  await expect(devtools.getByRole('tab', { name: 'Hangup' })).toHaveAttribute('aria-selected', 'true');
  await expect(panel.locator('#root')).not.toBeEmpty();
});

test('the service worker is really gone after a stop, and comes back when it is spoken to', async ({
  open,
  stopServiceWorker,
}) => {
  const { panel } = await open('/');
  const root = panel.locator('#root');
  const workers = () =>
    root.evaluate(async () => (await chrome.runtime.getContexts({ contextTypes: ['BACKGROUND'] })).length);
  const speak = () => root.evaluate(() => void chrome.runtime.sendMessage({ type: 'nothing' }).catch(() => {}));

  await speak();
  await expect.poll(workers).toBe(1);
  // What the panel still has to ask of a page that was just loaded would start it again.
  await expect(async () => {
    await stopServiceWorker();
    expect(await workers()).toBe(0);
  }).toPass();
  await speak();
  await expect.poll(workers).toBe(1);
});

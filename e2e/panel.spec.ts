import { expect, test } from './fixtures';

test('the panel is shown in real DevTools', async ({ open }) => {
  const { panel, devtools } = await open('/');
  await expect(devtools.getByRole('tab', { name: 'Hangup' })).toHaveAttribute('aria-selected', 'true');
  await expect(panel.locator('#root')).not.toBeEmpty();
});

test('the service worker comes back after a real stop', async ({
  open,
  extension,
  stopServiceWorker,
  serviceWorker,
}) => {
  await open('/');
  const before = await serviceWorker();
  const closed = new Promise((resolve) => before.once('close', resolve));
  await stopServiceWorker();
  await closed;
  expect(extension.context.serviceWorkers()).toHaveLength(0);
});

import { abnormalEnds } from '../demo/automation/hangup';
import { expect, test } from './fixtures';

test('a script that drives the browser is told why sockets ended abnormally, and of no others', async ({
  open,
  extension,
}) => {
  const { page } = await open('/');
  const report = () => abnormalEnds(extension.context, extension.url('panel.html'), page.url());
  await page.evaluate(() => window.playFault('close-1000'));
  expect(await report()).toBe('');
  await page.evaluate(() => window.playFault('close-1011'));
  expect(await report()).toContain('The server closed it');
  // What a script asks of the panel's page, no web page can ask.
  expect(await page.evaluate(() => 'hangup' in window)).toBe(false);
});

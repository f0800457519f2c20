import { readJournal } from '../scripts/journal';
import { expect, test } from './fixtures';
import { expectRows, rowsWithCode } from './grid';
import { EXPECTED_LINES, LOGINS, logIn, PASSWORD, readLines, startProtocolServer } from './protocol-server';

declare const chrome: import('webextension-polyfill').Browser;

test('first and last messages are read, and nothing of their contents is kept', async ({ open }) => {
  const { page, panel, id } = await open('/');
  const server = await startProtocolServer();
  await page.evaluate(`(${logIn})(${JSON.stringify(server.url)}, ${JSON.stringify(LOGINS)})`);
  await expectRows(panel, 3);
  const entries = await readJournal(panel, id);
  expect(readLines(entries)).toEqual(EXPECTED_LINES);
  expect(JSON.stringify(entries)).not.toContain(PASSWORD);
  const databases = await panel.locator('body').evaluate(() => chrome.storage.local.get(null));
  expect(JSON.stringify(databases)).not.toContain(PASSWORD);

  await rowsWithCode(panel, '1005').filter({ hasText: '/mqtt' }).click();
  const section = panel.getByRole('region').getByText('MQTT: Disconnect · 142 · Session taken over');
  await expect(section.first()).toBeVisible();
  await server.close();
});

test('no message is kept where the options have it so', async ({ extension, open }) => {
  const options = await extension.context.newPage();
  await options.goto(extension.url('options.html'));
  await options.getByRole('checkbox', { name: 'Read the first and last messages' }).uncheck();
  const { page, panel, id } = await open('/');
  const server = await startProtocolServer();
  await page.evaluate(`(${logIn})(${JSON.stringify(server.url)}, ${JSON.stringify(LOGINS)})`);
  await expectRows(panel, 3);
  expect(readLines(await readJournal(panel, id))).toEqual([]);
  await options.getByRole('checkbox', { name: 'Read the first and last messages' }).check();
  await options.close();
  await server.close();
});

import { readJournalIn } from '../../scripts/journal';
import { EXPECTED_LINES, LOGINS, logIn, PASSWORD, readLines, startProtocolServer } from '../protocol-server';
import { expect, test } from './fixtures';

test('first and last messages are read, and nothing of their contents is kept', async ({ openTab }) => {
  const { page, panel } = await openTab('/');
  const server = await startProtocolServer();
  await page.evaluate(`(${logIn})(${JSON.stringify(server.url)}, ${JSON.stringify(LOGINS)})`);
  const read = () => readJournalIn(panel.page, panel.tabId);
  await expect.poll(async () => (await read()).length).toBe(3);
  const entries = await read();
  expect(readLines(entries)).toEqual(EXPECTED_LINES);
  expect(JSON.stringify(entries)).not.toContain(PASSWORD);
  await server.close();
});

import { parseExport } from '../../scripts/exported';
import { click, exportAs } from '../../scripts/firefox-panel';
import { openPopup, showInToolbox } from '../../scripts/firefox-windows';
import { readJournalIn } from '../../scripts/journal';
import { expect, readCells, test, textIn } from './fixtures';
import { endSocketsIn } from './sockets';

test('the panel shows what ends while it is open, and clears', async ({ openTab, demo }) => {
  const { page, panel } = await openTab('/');
  await endSocketsIn(page, `${demo.places.server}/close?code=4321&after=0`, 3);
  await panel.page.bringToFront();
  await expect
    .poll(async () => (await readCells(panel.page)).map(([, code]) => code?.trim()))
    .toEqual(['4321', '4321', '4321']);
  await click(panel.page, 'button', 'Clear');
  await expect.poll(() => readCells(panel.page)).toEqual([]);
});

test('details say what happened, with the headers of both sides', async ({ openTab, demo }) => {
  const { page, panel } = await openTab('/');
  await endSocketsIn(page, `${demo.places.server}/status?code=403`, 1);
  await panel.page.bringToFront();
  await panel.page.locator('[role=row] [role=gridcell]').click();
  const text = () => textIn(panel.page, 'section.details');
  await expect.poll(text).toContain('The server refused the handshake: 403 Forbidden.');
  for (const part of ['Sec-WebSocket-Key', 'Request headers', 'Response headers', "the browser's request log"]) {
    await expect.poll(text).toContain(part);
  }
});

test('exports are files with every row', async ({ openTab, firefox, demo }) => {
  const { page, panel } = await openTab('/');
  await endSocketsIn(page, `${demo.places.server}/close?code=4321&after=0`, 2);
  await panel.page.bringToFront();
  await expect.poll(async () => (await readCells(panel.page)).length).toBe(2);
  const json = parseExport(await exportAs(firefox, panel.page, 'JSON', '.json'));
  expect(json.map(({ entry, shown }) => [entry.source.engine, shown.codeLabel])).toEqual([
    ['firefox', '4321'],
    ['firefox', '4321'],
  ]);
  const csv = await exportAs(firefox, panel.page, 'CSV', '.csv');
  expect(csv.trim().split('\r\n')).toHaveLength(3);
});

test("the toolbar button's popup counts the ends of its tab", async ({ openTab, firefox, demo }) => {
  const { page, panel } = await openTab('/');
  await endSocketsIn(page, `${demo.places.server}/close?code=4321&after=0`, 2);
  // The popup counts once, as it opens.
  await expect.poll(async () => (await readJournalIn(panel.page, panel.tabId)).length).toBe(2);
  await page.bringToFront();
  await expect.poll(() => openPopup(panel.page)).toMatch(/4321\s*×?\s*2|2\s*×?\s*4321/);
  expect(firefox.browser.connected).toBe(true);
});

test('the panel is shown in the real toolbox', async ({ openTab, firefox, demo }) => {
  const { page } = await openTab('/');
  await endSocketsIn(page, `${demo.places.server}/close?code=4321&after=0`, 2);
  const toolbox = await showInToolbox(firefox, demo.url);
  await expect.poll(toolbox.text).toMatch(/(?=.*4321)(?=.*2 ends)/s);
  await toolbox.close();
});

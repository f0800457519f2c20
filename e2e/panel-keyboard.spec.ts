import { readFile } from 'node:fs/promises';
import { findingsOf } from './axe';
import { expect, test } from './fixtures';
import { expectRows, gridOf, rowsWithCode } from './grid';

const FAULTS = ['close-1011', 'status-403', 'close-4401', 'page-close-1000'];

test('filter, select, read, copy and export by keyboard alone', async ({ open }) => {
  const { page, devtools, panel } = await open('/');
  await page.evaluate((ids) => window.playAll(ids), FAULTS);
  await expectRows(panel, FAULTS.length);
  const { keyboard } = devtools;
  const filter = panel.getByRole('combobox', { name: 'Filter' });

  // The only click: into the panel, as its tab would be chosen.
  await panel.locator('.tally').click();
  await keyboard.press('/');
  await expect(filter).toBeFocused();
  await keyboard.type('status:40');
  await expect(panel.getByRole('option', { name: 'status:403' })).toBeVisible();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(filter).toHaveValue('status:403 ');
  await expectRows(panel, 1);

  const row = rowsWithCode(panel, '✕ 403');
  while (!(await row.evaluate((element) => element === document.activeElement))) await keyboard.press('Tab');
  await keyboard.press('ArrowDown');
  await expect(row).toHaveAttribute('aria-selected', 'true');
  const details = panel.getByRole('region', { name: 'The server refused the handshake: 403 Forbidden.' });
  await expect(details).toBeVisible();
  await keyboard.press('Enter');
  await expect(details).toBeFocused();
  await keyboard.press('Escape');
  await expect(details).toBeHidden();
  await expect(row).toBeFocused();

  await keyboard.press('Shift+F10');
  await expect(panel.getByRole('menuitem', { name: 'Copy as Markdown' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(row).toBeFocused();
  await keyboard.press('/');
  await keyboard.press('ControlOrMeta+V');
  await expect(filter).toHaveValue(/The server refused the handshake\\?: \*\*403 Forbidden\*\*/);
  await keyboard.press('ControlOrMeta+A');
  await keyboard.type('code:4401');
  await keyboard.press('Enter');
  await expectRows(panel, 1);

  const menu = panel.getByRole('button', { name: 'Export', exact: true });
  while (!(await menu.evaluate((element) => element === document.activeElement))) await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect(panel.getByRole('menuitem', { name: 'JSON', exact: true }).first()).toBeFocused();
  const download = devtools.waitForEvent('download');
  await keyboard.press('Enter');
  const file = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  expect(file.entries).toHaveLength(1);
  expect(file.entries[0].annotation).toMatchObject({ code: 4401, closedBy: 'server' });
  await expect(menu).toBeFocused();
});

test('the rows keep their focus, and the log its place, while new ends arrive', async ({ open }) => {
  const { page, devtools, panel } = await open('/');
  await page.evaluate((ids) => window.playAll(ids), FAULTS);
  await expectRows(panel, FAULTS.length);
  const rows = gridOf(panel).getByRole('row');
  await rows.nth(2).click();
  await page.evaluate((ids) => window.playAll(ids), FAULTS);
  await expectRows(panel, 2 * FAULTS.length);
  await expect(rows.nth(2)).toBeFocused();
  await expect(rows.nth(2)).toHaveAttribute('aria-selected', 'true');
  await devtools.keyboard.press('Home');
  await expect(rows.nth(1)).toBeFocused();
  await devtools.keyboard.press('End');
  await expect(rows.nth(2 * FAULTS.length)).toBeFocused();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe-core finds nothing in the panel, ${colorScheme}`, async ({ open, extension }) => {
    const { page, id } = await open('/');
    await page.evaluate((ids) => window.playAll(ids), FAULTS);
    const own = await extension.context.newPage();
    await own.emulateMedia({ colorScheme });
    await own.goto(extension.url('panel.html'));
    await expect(own.getByRole('heading', { name: 'No log is open.' })).toBeVisible();
    expect(await findingsOf(own)).toEqual([]);

    await own.goto(extension.url(`panel.html?tabId=${id}`));
    await rowsWithCode(own, '1011').click();
    await expect(own.getByRole('region', { name: 'The server closed it: 1011 Internal Error.' })).toBeVisible();
    expect(await findingsOf(own)).toEqual([]);

    await own.keyboard.press('Shift+F10');
    await expect(own.getByRole('menu', { name: 'Row' })).toBeVisible();
    expect(await findingsOf(own)).toEqual([]);
    await own.keyboard.press('Escape');

    await own.keyboard.press('?');
    await expect(own.getByRole('dialog', { name: 'Help' })).toBeVisible();
    expect(await findingsOf(own)).toEqual([]);
    await own.keyboard.press('Escape');

    await own.getByRole('combobox', { name: 'Filter' }).fill('code:what');
    await own.setViewportSize({ width: 300, height: 600 });
    expect(await findingsOf(own)).toEqual([]);
    await own.close();
  });
}

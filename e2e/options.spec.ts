import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { findingsOf } from './axe';
import { type Extension, expect, type Tab, test } from './fixtures';
import { expectRows } from './grid';
import { openPopup } from './popup';

const ACME = `# Close codes of Acme chat
dictionaries:
  - name: Acme chat
    detect:
      subprotocols: [acme.v1]
    codes:
      - code: 4207
        name: Kicked
        meaning: A moderator removed the member from the room.
        severity: error
        reconnect: no
        link: https://acme.example/codes
      - { code: 4208, name: Moved, meaning: The room moved to another server., reconnect: yes }
`;
const yaml = (text: string, name = 'codes.yaml') => ({ name, mimeType: 'application/yaml', buffer: Buffer.from(text) });

async function openOptions(extension: Extension): Promise<Page> {
  const page = await extension.context.newPage();
  await page.goto(extension.url('options.html'));
  await expect(page.getByRole('heading', { level: 1, name: 'Hangup options' })).toBeVisible();
  // One's own dictionaries are read a moment after the page is drawn.
  await expect(page.getByText('You have no dictionaries yet.').or(own(page).first())).toBeVisible();
  return page;
}

/** Chooses a file as the user would, and leaves it at what is offered. */
async function choose(page: Page, file: ReturnType<typeof yaml>): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import a file…' }).click();
  await (await chooser).setFiles(file);
  await expect(page.getByRole('heading', { name: file.name })).toBeVisible();
}

async function importFile(page: Page, file: ReturnType<typeof yaml>): Promise<void> {
  await choose(page, file);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(codes(page).getByRole('status')).toContainText('imported');
}

/** The section of the page; others have words of their own. */
const codes = (page: Page) => page.getByRole('region', { name: 'Your own codes' });
const own = (page: Page) => page.getByRole('list', { name: 'Your own codes' }).getByRole('listitem');

/** Ends a socket with the code; the grid has `count` rows then. */
async function end({ page, panel }: Tab, server: string, code: number, count: number): Promise<void> {
  await page.evaluate(
    (url) =>
      new Promise((resolve) => {
        new WebSocket(url, ['acme.v1']).addEventListener('close', resolve);
      }),
    `${server}/room?close=${code}&reason=bye`,
  );
  await expectRows(panel, count);
}

async function exported({ panel, devtools }: Tab): Promise<string> {
  await panel.getByRole('button', { name: 'Export', exact: true }).click();
  const download = devtools.waitForEvent('download');
  await panel.getByRole('menuitem', { name: 'CSV' }).first().click();
  return readFile(await (await download).path(), 'utf8');
}

test.afterEach(async ({ extension }) => {
  const page = await openOptions(extension);
  while ((await own(page).count()) > 0) {
    const before = await own(page).count();
    await own(page).first().getByRole('button', { name: 'Delete' }).click();
    await expect(own(page)).toHaveCount(before - 1);
  }
  await page.close();
});

test('a dictionary from a file names its codes at once in panel, popup and export, which stay open all the while', async ({
  extension,
  open,
  demo,
}) => {
  const tab = await open('/');
  const { panel } = tab;
  await end(tab, demo.places.server, 4207, 1);
  const popup = await openPopup(extension, tab.id);
  const chips = popup.getByRole('list', { name: 'Ends in this tab' });
  await expect(chips).toHaveText('4207 ×1');
  await expect(panel.getByRole('gridcell', { name: 'Private use' })).toBeVisible();
  expect(await exported(tab)).toContain('Private use');
  await panel.getByRole('gridcell', { name: 'Private use' }).click();
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('The server closed it: 4207 Private use.');

  const options = await openOptions(extension);
  await importFile(options, yaml(ACME));
  await expect(own(options)).toContainText(['Acme chat']);

  await expect(panel.getByRole('gridcell', { name: 'Kicked' })).toBeVisible();
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('The server closed it: 4207 Kicked (Acme chat).');
  const words = panel.locator('.facts').filter({ hasText: '4207 Kicked, in the words of Acme chat' });
  await expect(words).toContainText('its subprotocol acme.v1');
  await expect(words).toContainText('Do not reconnect');
  await expect(words.getByRole('link', { name: 'https://acme.example/codes' })).toBeVisible();
  await expect(chips).toHaveText('4207 Kicked ×1');
  await popup.getByRole('combobox', { name: 'Search close codes' }).fill('kicked');
  await expect(popup.getByRole('row').filter({ hasText: 'Acme chat' })).toContainText('A moderator removed');
  const csv = await exported(tab);
  expect(csv).toContain('Kicked');
  expect(csv).not.toContain('Private use');

  await end(tab, demo.places.server, 4208, 2);
  await expect(panel.getByRole('gridcell', { name: 'Moved' })).toBeVisible();
  await panel.getByRole('combobox', { name: 'Filter' }).fill('app:acme-chat kicked');
  await expectRows(panel, 1);

  await importFile(options, yaml(ACME.replace('name: Kicked', 'name: Thrown out')));
  await panel.getByRole('combobox', { name: 'Filter' }).fill('');
  await expect(panel.getByRole('gridcell', { name: 'Thrown out' })).toBeVisible();
  await options.close();
  await popup.close();
});

test('a broken file is refused with line, column and path, and the old one stays', async ({
  extension,
  open,
  demo,
}) => {
  const tab = await open('/');
  const page = await openOptions(extension);
  await importFile(page, yaml(ACME));
  await choose(
    page,
    yaml(ACME.replace('code: 4207', 'code: 99999').replace('name: Moved', 'nom: Moved'), 'broken.yaml'),
  );
  await expect(page.getByRole('heading', { name: 'Not imported: broken.yaml' })).toBeVisible();
  await expect(page.getByRole('row').getByRole('cell')).toHaveText([
    '7:15',
    'dictionaries[0].codes[0].code',
    'This must be a whole number from 0 to 65535.',
    '13:9',
    'dictionaries[0].codes[1].name',
    '“name” is missing here.',
    '13:23',
    'dictionaries[0].codes[1].nom',
    'There is no “nom” here.',
  ]);
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toHaveCount(0);
  expect(await findingsOf(page)).toEqual([]);

  await choose(page, yaml('dictionaries: [\n  {', 'torn.json'));
  await expect(page.getByRole('row').getByRole('cell').first()).toHaveText(/^2:/);
  await expect(own(page)).toContainText(['Acme chat']);
  await end(tab, demo.places.server, 4207, 1);
  await expect(tab.panel.getByRole('gridcell', { name: 'Kicked' })).toBeVisible();
  await page.close();
});

test('a dictionary is added, corrected and deleted by keyboard alone', async ({ extension, open, demo }) => {
  const tab = await open('/');
  await end(tab, demo.places.server, 4300, 1);
  const page = await openOptions(extension);
  const type = (text: string) => page.keyboard.type(text);
  const next = (times = 1) =>
    Array.from({ length: times }).reduce<Promise<void>>(
      (before) => before.then(() => page.keyboard.press('Tab')),
      Promise.resolve(),
    );
  await page.getByRole('button', { name: 'Add a dictionary' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name' }).first()).toBeFocused();
  await type('Team protocol');
  await next(2);
  await type('acme.*');
  await next(3);
  await type('4300x');
  await page.keyboard.press('Enter');
  // Told where it is wrong, and led there.
  await expect(codes(page).getByRole('alert')).toHaveText('3 fields are not right yet.');
  await expect(page.getByRole('textbox', { name: 'Code', exact: true })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await type('4300');
  await next();
  await type('Session over');
  await next();
  await type('Wor');
  await next();
  await type('Do');
  await next(2);
  await type('The session ended.');
  await page.keyboard.press('Enter');
  await expect(codes(page).getByRole('status')).toHaveText('Team protocol was saved.');
  await expect(tab.panel.getByRole('gridcell', { name: 'Session over' })).toBeVisible();

  await page.getByRole('button', { name: 'Edit Team protocol' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Reconnecting' })).toHaveValue('no');
  await page.getByRole('group', { name: /4300/ }).getByRole('textbox', { name: 'Name' }).fill('Session ended');
  await page.keyboard.press('Enter');
  await expect(tab.panel.getByRole('gridcell', { name: 'Session ended' })).toBeVisible();

  await page.getByRole('button', { name: 'Delete Team protocol' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('You have no dictionaries yet.')).toBeVisible();
  await expect(tab.panel.getByRole('gridcell', { name: 'Private use' })).toBeVisible();
  await page.close();
});

test('what is exported is imported again as it was, from a file that is dropped or a text that is pasted', async ({
  extension,
}) => {
  const page = await openOptions(extension);
  await importFile(page, yaml(ACME));
  const files: string[] = [];
  for (const format of ['JSON', 'YAML']) {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: format }).click();
    files.push(await readFile(await (await download).path(), 'utf8'));
  }
  const [json = '', text = ''] = files;
  expect(JSON.parse(json)).toMatchObject({
    dictionaries: [{ id: 'acme-chat', codes: [{ code: 4207 }, { code: 4208 }] }],
  });
  await page.getByRole('button', { name: 'Delete Acme chat' }).click();
  await expect(own(page)).toHaveCount(0);

  await page.getByRole('main').evaluate((main, content) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], 'dropped.json'));
    main.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, json);
  await expect(page.getByRole('heading', { name: 'In dropped.json' })).toBeVisible();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(own(page)).toContainText(['Acme chat']);

  await page.getByRole('button', { name: 'Paste…' }).click();
  await page.getByRole('textbox', { name: 'Dictionaries as JSON or YAML' }).fill(text);
  await page.getByRole('button', { name: 'Look into it' }).click();
  await expect(page.getByText('replaces yours')).toBeVisible();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(codes(page).getByRole('status')).toHaveText('1 dictionary was imported.');
  await page.close();
});

test('the options are led to from the panel and the popup', async ({ extension, open }) => {
  const { panel, id } = await open('/');
  const opened = () => extension.context.pages().filter((page) => page.url() === extension.url('options.html'));
  await panel.locator('.toolbar').getByRole('button', { name: 'Options' }).click();
  await expect.poll(() => opened().length).toBe(1);
  await opened()[0]?.close();
  const popup = await openPopup(extension, id);
  await popup.getByRole('link', { name: 'Options' }).click();
  await expect.poll(() => opened().length).toBe(1);
  await opened()[0]?.close();
  await popup.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe-core finds nothing against the options, ${colorScheme}`, async ({ extension }) => {
    const page = await openOptions(extension);
    await page.emulateMedia({ colorScheme });
    expect(await findingsOf(page)).toEqual([]);
    await choose(page, yaml(ACME));
    expect(await findingsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('button', { name: 'Edit Acme chat' }).click();
    await page.getByRole('textbox', { name: 'Hosts' }).fill('wss://no');
    await codes(page).getByRole('button', { name: 'Save' }).click();
    await expect(codes(page).getByRole('alert')).toBeVisible();
    expect(await findingsOf(page)).toEqual([]);
    await page.setViewportSize({ width: 400, height: 800 });
    expect(await findingsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
    await page.close();
  });
}

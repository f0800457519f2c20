import type { Page } from 'playwright/test';
import { findingsOf } from './axe';
import { expect, test } from './fixtures';
import { expectRows } from './grid';
import { openPopup } from './popup';
import { endSockets } from './sockets';

const HTTP_WS_REFERENCE = [
  ['200', '1000', 'Normal Closure'],
  ['204', '1005', 'No Status Received'],
  ['400', '1002', 'Protocol Error'],
  ['400', '1007', 'Invalid Frame Payload Data'],
  ['401', '3000', 'Unauthorized'],
  ['403', '1008', 'Policy Violation'],
  ['415', '1003', 'Unsupported Data'],
  ['413', '1009', 'Message Too Big'],
  ['426', '1010', 'Mandatory Extension'],
  ['502', '1014', 'Bad Gateway'],
  ['503', '1012', 'Service Restart'],
  ['503', '1013', 'Try Again Later'],
  ['426', '1015', 'TLS Handshake'],
  ['500', '1006', 'Abnormal Closure'],
  ['500', '1011', 'Internal Error'],
  [null, '4000–4999', 'Reserved for Private Use'],
] as const;

const RFC6455_LIST = [
  ['1000', 'normal closure'],
  ['1001', 'going away'],
  ['1002', 'protocol error'],
  ['1003', 'a type of data it cannot accept'],
  ['1004', 'Reserved'],
  ['1005', 'no status code was actually present'],
  ['1006', 'closed abnormally'],
  ['1007', 'Unsupported payload'],
  ['1008', 'Policy violation'],
  ['1009', 'message that is too big'],
  ['1010', 'Mandatory extension'],
  ['1011', 'Server error'],
  ['1012', 'Service restart'],
  ['1013', 'Try again later'],
  ['1014', 'Bad gateway'],
  ['1015', 'TLS handshake fail'],
  ['0–999', 'not used'],
  ['1000–2999', 'reserved for definition by this protocol'],
  ['3000–3999', 'libraries, frameworks, and applications'],
  ['4000–4999', 'private use'],
] as const;

const searchOf = (page: Page) => page.getByRole('combobox', { name: 'Search close codes' });
const codesOf = (page: Page) => page.getByRole('row').locator('td:first-child').allTextContents();

test('every row of both reference documents is found in the popup', async ({ extension }) => {
  const page = await openPopup(extension);
  const all = [...HTTP_WS_REFERENCE.map(([, code]) => code), ...RFC6455_LIST.map(([code]) => code)];
  await expect.poll(() => codesOf(page)).toEqual(expect.arrayContaining(all));

  const find = async (query: string, code: string) => {
    await searchOf(page).fill(query);
    await expect(page.getByRole('rowheader', { name: 'Best matches' })).toBeVisible();
    await expect.poll(() => codesOf(page), query).toContain(code);
  };
  for (const [status, code, name] of HTTP_WS_REFERENCE) {
    if (status !== null) await find(status, code);
    await find(code, code);
    await expect.poll(async () => (await codesOf(page))[0]).toBe(code);
    await find(name, code);
  }
  for (const [code, words] of RFC6455_LIST) await find(words, code);
  await page.close();
});

test('the popup is used by the keyboard alone', async ({ extension }) => {
  const page = await openPopup(extension);
  const search = searchOf(page);
  await expect(search).toBeFocused();

  await page.keyboard.type('discord 4004');
  await expect(page.getByRole('row', { selected: true })).toContainText('Authentication failed');
  await expect(page.getByRole('row', { selected: true })).toContainText('Discord Gateway');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('row', { selected: true })).toContainText('Discord Voice');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  const entry = page.getByRole('article');
  await expect(entry.getByRole('heading', { level: 2 })).toHaveText(/4004\s*Authentication failed/);
  await expect(entry).toContainText('Check the token that Identify carries.');
  await page.keyboard.press('Escape');
  await expect(search).toBeFocused();
  await expect(search).toHaveValue('discord 4004');

  await page.keyboard.press('Enter');
  await page.keyboard.type('1012');
  await expect(search).toHaveValue('1012');
  await page.keyboard.press('Enter');
  await expect(entry).toContainText('Reconnect after a random 5 to 30 s.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(search).toHaveValue('');

  await page.keyboard.type('zebra');
  await expect(page.getByText('Nothing fits “zebra”.')).toBeVisible();
  await page.close();
});

test('the popup counts what the tab has seen', async ({ extension, open, demo }) => {
  const { page: tab, panel, id } = await open('/');
  await endSockets(tab, `${demo.places.server}/close?code=4401&after=0`, 3);
  // The popup counts once, as it opens.
  await expectRows(panel, 3);
  const page = await openPopup(extension, id);
  const chips = page.getByRole('list', { name: 'Ends in this tab' });
  await expect(chips).toHaveText('4401 ×3');
  await chips.getByRole('button', { name: '4401 ×3' }).click();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(/4401/);
  expect(await findingsOf(page)).toEqual([]);
  await page.close();

  const other = await openPopup(extension, (await open('/')).id);
  await expect(other.getByText('No WebSocket of this tab has ended yet.')).toBeVisible();
  await other.close();
});

test('a row is narrowed down, copied as Markdown, and led to in the full reference', async ({ extension }) => {
  const page = await openPopup(extension);
  await extension.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('combobox', { name: 'Sent by' }).selectOption('browser');
  await expect.poll(() => codesOf(page)).toEqual(['1001', '1002', '1007', '1009']);
  expect(await findingsOf(page)).toEqual([]);

  await page.getByRole('row', { name: /^1009/ }).click();
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('**1009 Message Too Big**: ');

  await page.getByRole('link', { name: 'Full reference' }).click();
  const address = extension.url('reference.html#1009');
  const open = () => extension.context.pages().find((each) => each.url() === address);
  await expect.poll(open).toBeDefined();
  const reference = open() ?? page;
  await expect(reference.getByRole('heading', { name: '1009 Message Too Big' })).toBeInViewport();
  await reference.close();
  await page.close();
});

test.describe('axe-core finds nothing against', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the popup and the reference, ${colorScheme}`, async ({ extension }) => {
      const page = await openPopup(extension);
      await page.emulateMedia({ colorScheme });
      expect(await findingsOf(page)).toEqual([]);
      await searchOf(page).fill('forbidden');
      await expect(page.getByText('GraphQL (graphql-transport-ws)')).toBeVisible();
      expect(await findingsOf(page)).toEqual([]);
      await searchOf(page).press('Enter');
      await expect(page.getByRole('article')).toBeVisible();
      expect(await findingsOf(page)).toEqual([]);
      await searchOf(page).fill('zebra');
      await expect(page.getByText('Nothing fits “zebra”.')).toBeVisible();
      expect(await findingsOf(page)).toEqual([]);

      await page.setViewportSize({ width: 1100, height: 900 });
      await page.goto(extension.url('reference.html'));
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await findingsOf(page)).toEqual([]);
      await searchOf(page).fill('403');
      await expect(page.getByRole('grid')).toBeVisible();
      expect(await findingsOf(page)).toEqual([]);
      await page.close();
    });
  }
});

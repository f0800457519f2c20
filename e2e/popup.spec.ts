import type { Page } from 'playwright/test';
import { openPopup } from '../scripts/popup';
import { expect, type Tab, test } from './fixtures';
import { expectRows } from './grid';

/** The registered codes, and one row for each range around them. */
const CODES = [
  1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 1015, 3000, 3003, 3008,
];

const rowsOf = (popup: Page) => popup.getByRole('grid', { name: 'Close codes' }).getByRole('row');

test.describe('the popup', () => {
  test('says what this tab has seen, code by code', async ({ open, serviceWorker }) => {
    const tab = await open('/');
    await tab.page.evaluate((ids) => window.playAll(ids), ['close-4000', 'close-1011', 'reason-emoji', 'dropped']);
    await expectRows(tab.panel, 4);
    const popup = await openPopup(await serviceWorker(), tab.page, tab.id);
    const chips = popup.getByRole('list', { name: 'Ends in this tab' }).getByRole('listitem');
    await expect(chips).toHaveText([/^4000\s*×2$/, /×1$/, /×1$/]);
    await expect(chips.filter({ hasText: '1011' })).toHaveCount(1);
    await expect(chips.filter({ hasText: '1006' })).toHaveCount(1);
    await popup.close();
  });

  test('lists every registered code, grouped by range, with the search focused', async ({ open, serviceWorker }) => {
    const popup = await popupOf(await open('/'), serviceWorker);
    await expect(searchOf(popup)).toBeFocused();
    for (const code of CODES)
      await expect.soft(rowsOf(popup).getByRole('gridcell', { name: String(code), exact: true })).toHaveCount(1);
    for (const range of ['0–999', '1000–2999', '3000–3999', '4000–4999', '5000']) {
      await expect.soft(rowsOf(popup).filter({ hasText: range }).first()).toBeAttached();
    }
    await popup.close();
  });

  test('finds by code, name, HTTP status and word', async ({ open, serviceWorker }) => {
    const popup = await popupOf(await open('/'), serviceWorker);
    for (const [query, found] of [
      ['1006', /^1006\s*Abnormal Closure/],
      ['going away', /^1001\s*Going Away/],
      ['413', /^1009\s*Message Too Big/],
      ['restart', /^1012\s*Service Restart/],
      ['4401', /^4401/],
    ] as const) {
      await popup.keyboard.press('ControlOrMeta+a');
      await popup.keyboard.type(query);
      await expect(searchOf(popup)).toHaveValue(query);
      // The first row is the heading, the second the columns' names.
      await expect
        .soft(
          rowsOf(popup)
            .filter({ has: popup.getByRole('gridcell') })
            .first(),
          query,
        )
        .toHaveText(found);
    }
    await popup.close();
  });

  test('opens an entry with Enter, and goes back with Escape', async ({ open, serviceWorker }) => {
    const popup = await popupOf(await open('/'), serviceWorker);
    await popup.keyboard.type('1008');
    await popup.keyboard.press('Enter');
    const entry = popup.getByRole('article', { name: /1008/ });
    await expect(entry).toBeVisible();
    await expect(entry).toContainText('Policy Violation');
    await expect(entry).toContainText('Who may send it');
    await popup.keyboard.press('Escape');
    await expect(entry).toBeHidden();
    await expect(searchOf(popup)).toBeFocused();
    await popup.close();
  });
});

function searchOf(popup: Page) {
  return popup.getByLabel('Search close codes');
}

async function popupOf(tab: Tab, serviceWorker: () => Promise<import('playwright/test').Worker>): Promise<Page> {
  const popup = await openPopup(await serviceWorker(), tab.page, tab.id);
  // Keys that are pressed before it is drawn go nowhere.
  await expect(searchOf(popup)).toBeFocused();
  return popup;
}

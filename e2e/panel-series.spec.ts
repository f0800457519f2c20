import { findingsOf } from './axe';
import { expect, test } from './fixtures';
import { expectRows, gridOf } from './grid';

const ATTEMPTS = 4;

test('attempts at one endpoint are folded into one row, and unfolded by keys and clicks', async ({
  open,
  extension,
}) => {
  const { page, panel, id } = await open('/');
  await page.evaluate((ids) => window.playAll(ids), ['status-403', ...Array(ATTEMPTS).fill('close-1011')]);
  await expectRows(panel, ATTEMPTS + 1);
  await expect(gridOf(panel)).toBeVisible();

  const own = await extension.context.newPage();
  await own.goto(extension.url(`panel.html?tabId=${id}`));
  await own.getByRole('button', { name: 'Fold series' }).click();
  const tree = own.getByRole('treegrid', { name: 'Ends of WebSockets' });
  await expect(tree).toHaveAttribute('aria-rowcount', '3');
  const series = tree.getByRole('row', { expanded: false });
  await expect(series).toContainText(`${ATTEMPTS}×`);
  await expect(series).toContainText('1011');
  await expect(tree.getByRole('row', { level: 1 })).toHaveCount(2);
  expect(await findingsOf(own)).toEqual([]);

  await series.click();
  const details = own.getByRole('region', { name: 'The server closed it: 1011 Internal Error.' });
  await expect(details).toContainText(`Attempt ${ATTEMPTS} of ${ATTEMPTS}`);
  await own.keyboard.press('ArrowRight');
  const opened = tree.getByRole('row', { expanded: true });
  await expect(opened).toBeFocused();
  await expect(tree.getByRole('row', { level: 2 })).toHaveCount(ATTEMPTS - 1);
  expect(await findingsOf(own)).toEqual([]);

  await own.keyboard.press('ArrowRight');
  await expect(details).toContainText(`Attempt ${ATTEMPTS - 1} of ${ATTEMPTS}`);
  await own.keyboard.press('ArrowLeft');
  await expect(opened).toBeFocused();
  await own.keyboard.press('ArrowLeft');
  await expect(series).toBeFocused();
  await expect(tree).toHaveAttribute('aria-rowcount', '3');

  await series.locator('.fold').click();
  await expect(opened).toBeFocused();
  await opened.locator('.fold').click();
  await expect(series).toBeFocused();

  await own.reload();
  await expect(tree).toHaveAttribute('aria-rowcount', '3');
  await own.getByRole('button', { name: 'Fold series' }).click();
  await expect(own.getByRole('grid')).toHaveAttribute('aria-rowcount', String(ATTEMPTS + 2));

  // Causes are known a moment later than all else. The rarer of the two:
  const causes = own.getByRole('list', { name: 'How often each cause' }).getByRole('button');
  await expect(causes).toHaveText([new RegExp(`${ATTEMPTS}$`), /1$/]);
  await causes.last().click();
  await expect(own.getByRole('combobox', { name: 'Filter' })).toHaveValue(/^cause:/);
  await expect(own.getByRole('grid')).toHaveAttribute('aria-rowcount', '2');
  await own.close();
});

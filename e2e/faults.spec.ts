import { findFault, rowOf } from '../demo/faults';
import { differences, entriesByFault, evidenceDifferences } from '../scripts/compare-records';
import { showPanel } from '../scripts/devtools';
import { parseExport } from '../scripts/exported';
import { exportNetworkHar } from '../scripts/network-har';
import { exportAs, openDropped, textOf } from './files';
import { expect } from './fixtures';
import { expectRows, gridOf } from './grid';
import { PLAYED, RECORDED } from './play-faults';
import { test } from './played';
import { visibleCells } from './wait-for-rows';

test('there is a row for each fault that leaves a trace, and no other', ({ played: { rows } }) => {
  expect([...rows.keys()].sort()).toEqual(RECORDED.map(({ id }) => id).sort());
  expect(RECORDED.length).toBeGreaterThanOrEqual(35);
});

for (const fault of PLAYED) {
  test(`${fault.group}: ${fault.title} (${fault.id})`, ({ played: { rows, byFault } }) => {
    expect(differences(fault, byFault.get(fault.id) ?? [])).toEqual([]);
    expect(visibleCells(rows.get(fault.id))).toEqual(rowOf(fault.expected));
  });
}

test("the Network panel's own HAR file tells each failure's phase and status again", async ({ played }) => {
  const { panel, devtools } = played;
  const har = await exportNetworkHar(devtools);
  await showPanel(devtools);
  await openDropped(panel, 'localhost.har', har);
  const read = parseExport(await textOf(await exportAs(devtools, panel, 'JSON'))).map(({ entry }) => entry);
  const entries = entriesByFault(read);
  for (const { id, expected } of RECORDED) {
    const { evidence } = expected;
    if (!evidence) continue;
    expect
      .soft(
        entries.get(id)?.flatMap((entry) => evidenceDifferences(entry, evidence)),
        id,
      )
      .toEqual([]);
  }
  await panel.getByRole('button', { name: 'Back to the tab' }).click();
});

/** The first sentence of the details, which is also their name. */
const HEADLINES: readonly (readonly [id: string, headline: string | RegExp])[] = [
  ['close-1011', 'The server closed it: 1011 Internal Error.'],
  ['page-close-1000', /^This page closed it: 1000/],
  ['status-403', 'The server refused the handshake: 403 Forbidden.'],
  ['refused', /^Nothing listens on localhost:\d+ \(connection refused\)\.$/],
  ['page-close-connecting', /^This page closed it before it opened/],
  ['client-certificate', /^The browser gave up the handshake after/],
  ['crossing-4001', 'The server closed it: 4001 Private use.'],
  ['crossing-no-code', /^Both ends closed it: this page without a code.*, the server with 1000 Normal Closure\.$/],
  ['csp', /Content Security Policy does not allow it/],
  ['fragment', /^new WebSocket\(\) threw SyntaxError/],
  ['worker', /^A worker's socket ended after/],
];

test('details are a region named after the event, with all that was recorded', async ({ open }) => {
  const { page, panel } = await open('/');
  await page.evaluate(
    (ids) => window.playAll(ids),
    HEADLINES.map(([id]) => id),
  );
  await expectRows(panel, HEADLINES.length);
  for (const [id, headline] of HEADLINES) {
    await test.step(id, async () => {
      const { code = '', name = '' } = findFault(id)?.expected.row ?? {};
      const row = gridOf(panel)
        .getByRole('row')
        .filter({ hasText: `/fault/${id}` });
      await expect(row.getByRole('gridcell', { name: code, exact: true })).toBeVisible();
      await expect(row.getByRole('gridcell', { name, exact: true })).toBeVisible();
      await row.click();
      await expect(row).toHaveAttribute('aria-selected', 'true');
      await expect(panel.getByRole('region', { name: headline })).toBeVisible();
    });
  }
});

test('arrow keys move through the rows, and the details follow', async ({ open }) => {
  const { page, panel, devtools } = await open('/');
  await page.evaluate((ids) => window.playAll(ids), ['close-1000', 'close-4401', 'status-503']);
  await expectRows(panel, 3);
  await gridOf(panel).getByRole('row').filter({ hasText: '/fault/close-1000' }).click();
  await expect(panel.getByRole('region', { name: /1000 Normal Closure/ })).toBeVisible();
  await devtools.keyboard.press('ArrowDown');
  await expect(panel.getByRole('region', { name: /4401/ })).toBeVisible();
  await devtools.keyboard.press('End');
  await expect(panel.getByRole('region', { name: /503 Service Unavailable/ })).toBeVisible();
  await devtools.keyboard.press('Escape');
  await expect(panel.getByRole('region', { name: /503/ })).toBeHidden();
});

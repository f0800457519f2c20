import { parse } from 'csv-parse/sync';
import type { Download } from 'playwright/test';
import { type ExpectedRow, findFault, rowOf } from '../demo/faults';
import { CSV_COLUMNS } from '../lib/export/csv';
import { readCsvText } from '../lib/export/csv-cell';
import { entriesByFault, faultOf } from '../scripts/compare-records';
import { type Exported, parseExport } from '../scripts/exported';
import { readJournal } from '../scripts/journal';
import { exportAs, textOf } from './files';
import { expect, type Tab, test } from './fixtures';
import { expectRows, readRows } from './grid';
import { endSockets } from './sockets';
import { waitForRows } from './wait-for-rows';

const FAULTS = [
  'reason-emoji',
  'reason-right-to-left',
  'reason-quotes-newlines',
  'reason-formula',
  'reason-markup',
  'reason-123-bytes',
  'close-1011',
  'close-3000',
  'status-403',
  'refused',
  'page-close-4999',
  'invalid-close-1001',
  'fragment',
  'csp',
];

test('JSON holds all that was recorded, and what the grid says of it, exactly', async ({ open }) => {
  const { download, tab } = await play(await open('/'));
  let exported: Exported[] = [];
  // The panel reads the journal a moment after it was written.
  await expect(async () => {
    const file = await download('JSON');
    expect(file.suggestedFilename()).toMatch(/^hangup-\d{8}T\d{6}Z-localhost-\d+-14\.json$/);
    exported = parseExport(await textOf(file));
    expect(exported.map(({ entry }) => entry)).toEqual(await readJournal(tab.panel, tab.id));
  }).toPass();
  for (const { entry, shown } of exported) {
    const id = faultOf(entry.record.url) ?? '';
    const { codeLabel, name, http, reason, closedBy } = shown;
    const [code, expectedName, , expectedHttp, expectedReason, expectedClosedBy] = expectedRow(id) ?? [];
    expect([codeLabel, name, http.text, reason, closedBy], id).toEqual([
      code,
      expectedName,
      expectedHttp,
      expectedReason,
      expectedClosedBy,
    ]);
  }
});

test('CSV has a line for each row, gives every reason back exactly, and starts no formula', async ({ open }) => {
  const { download, tab } = await play(await open('/'));
  const file = await download('CSV');
  expect(file.suggestedFilename()).toMatch(/^hangup-\d{8}T\d{6}Z-localhost-\d+-14\.csv$/);
  const text = await textOf(file);

  const lines: Record<string, string>[] = parse(text, { columns: true, bom: true, record_delimiter: '\r\n' });
  expect(Object.keys(lines[0] ?? {})).toEqual(CSV_COLUMNS.map(({ name }) => name));
  expect(lines).toHaveLength(FAULTS.length);
  const entries = entriesByFault(await readJournal(tab.panel, tab.id));
  for (const line of lines) {
    const id = faultOf(line.url ?? '') ?? '';
    const [, name, , , reason, closedBy] = expectedRow(id) ?? [];
    const outcome = entries.get(id)?.[0]?.record.outcome;
    expect.soft(readCsvText(line.reason ?? ''), id).toBe(reason);
    expect.soft(line, id).toMatchObject({ name, closed_by: closedBy, outcome: outcome?.kind });
    expect.soft(line.code, id).toBe(outcome && 'code' in outcome ? String(outcome.code) : '');
    for (const { name: column, kind } of CSV_COLUMNS) {
      if (kind === 'text') expect.soft(line[column], `${id} ${column}`).not.toMatch(/^\s*[=+\-@]/);
    }
  }
});

test('with a filter, the rows shown can be exported without the others', async ({ open }) => {
  const { download, tab } = await play(await open('/'));
  await tab.panel.getByRole('button', { name: /^registered/ }).click();
  await expectRows(tab.panel, 1);
  const shown = parseExport(await textOf(await download('JSON', /^Shown: 1 row/)));
  expect(shown.map(({ entry }) => faultOf(entry.record.url))).toEqual(['close-3000']);
  const all = parseExport(await textOf(await download('JSON', /^All: 14 rows/)));
  expect(all).toHaveLength(FAULTS.length);
});

test('a token in a URL is replaced in the file, unless one asks for it as it is', async ({ open, demo }) => {
  const { page, panel, devtools } = await open('/');
  await endSockets(page, `${demo.places.server}/close?code=4000&after=0&access_token=hunter2hunter2`, 1);
  await expectRows(panel, 1);
  const written = async () => textOf(await exportAs(devtools, panel, 'JSON'));
  expect(await written()).not.toContain('hunter2hunter2');

  const choose = async (isReplaced: boolean) => {
    await panel.getByRole('button', { name: 'Export', exact: true }).click();
    const item = panel.getByRole('menuitemcheckbox', { name: 'Replace secrets' });
    await item.click();
    // Like every setting it holds once it is stored.
    await expect(item).toHaveAttribute('aria-checked', String(isReplaced));
    await devtools.keyboard.press('Escape');
    await expect(item).toBeHidden();
  };
  await choose(false);
  expect(await written()).toContain('hunter2hunter2');
  await choose(true);
  expect(await written()).not.toContain('hunter2hunter2');
});

interface Exporter {
  tab: Tab;
  /** Chooses a format in the panel's own menu. */
  download(format: 'JSON' | 'CSV', group?: RegExp): Promise<Download>;
}

async function play(tab: Tab): Promise<Exporter> {
  const { page, panel, devtools, id } = tab;
  await page.evaluate((ids) => window.playAll(ids), FAULTS);
  await expectRows(panel, FAULTS.length);
  // Evidence comes last; without it an export would be of a log that still grows.
  const evidence = async () => (await readJournal(panel, id)).filter((entry) => entry.evidence !== null).length;
  await expect.poll(evidence).toBe(FAULTS.length - 2);
  const read = async () => new Map((await readRows(panel)).map((row) => [faultOf(row.URL) ?? row.URL, row]));
  await waitForRows(read, new Map(FAULTS.map((fault) => [fault, expectedRow(fault)])));
  return { tab, download: (format, group) => exportAs(devtools, panel, format, group) };
}

function expectedRow(id: string): ExpectedRow | undefined {
  const fault = findFault(id);
  return fault && rowOf(fault.expected);
}

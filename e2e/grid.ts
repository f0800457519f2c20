import type { FrameLocator, Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';

/** The grid's columns, by the names that people and screen readers are given. */
export const COLUMNS = [
  'Time',
  'Code',
  'Name',
  'Category',
  'HTTP',
  'Reason',
  'Closed by',
  'Duration',
  'URL',
  'Frame',
] as const;

export type Column = (typeof COLUMNS)[number];
export type Row = Record<Column, string>;

export function gridOf(panel: FrameLocator): Locator {
  return panel.getByRole('grid', { name: 'Ends of WebSockets' });
}

/** The rows of this code, as it stands in its column: ports, times and reasons have figures as well. */
export function rowsWithCode(panel: FrameLocator | Page, code: string): Locator {
  const cell = panel.getByRole('gridcell', { name: code, exact: true });
  return panel.getByRole('row').filter({ has: cell });
}

/** What the panel says of how many ends there are, and of those that are missing. */
export function countsOf(panel: FrameLocator): Locator {
  return panel.locator('.tally');
}

/** Waits until the grid has this many rows, drawn or not. */
export async function expectRows(panel: FrameLocator, count: number): Promise<void> {
  // The header is a row, too.
  await expect(gridOf(panel)).toHaveAttribute('aria-rowcount', String(count + 1));
}

/** Reads all rows, once all are drawn: the window must be tall enough (see {@link tallEnough}). */
export async function readRows(panel: FrameLocator): Promise<Row[]> {
  const grid = gridOf(panel);
  await expect(grid.getByRole('columnheader')).toHaveText([...COLUMNS]);
  const rows = grid.getByRole('row').filter({ has: panel.getByRole('gridcell') });
  let cells: string[][] = [];
  const drawn = async () => {
    cells = await rows.evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('[role=gridcell]')].map((cell) => cell.textContent ?? '')),
    );
    // The header is a row, too.
    return String(cells.length + 1) === (await grid.getAttribute('aria-rowcount'));
  };
  await expect.poll(drawn, 'whether all rows are drawn').toBe(true);
  return cells.map(asRow);
}

/** The cells' texts under the names of their columns. */
export function asRow([
  Time = '',
  Code = '',
  Name = '',
  Category = '',
  HTTP = '',
  Reason = '',
  by = '',
  Duration = '',
  URL = '',
  Frame = '',
]: readonly string[]): Row {
  return { Time, Code: Code.trim(), Name, Category, HTTP, Reason, 'Closed by': by, Duration, URL, Frame };
}

/** Height of a window in which that many rows are drawn at once, in CSS pixels. */
export function tallEnough(rows: number): { width: number; height: number } {
  return { width: 1600, height: 400 + rows * 21 };
}

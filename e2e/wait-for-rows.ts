import { isDeepStrictEqual } from 'node:util';
import { expect } from 'playwright/test';
import type { ExpectedRow } from '../demo/faults';
import type { Row } from './grid';

export function visibleCells(row: Row | undefined): ExpectedRow | undefined {
  return row && [row.Code, row.Name, row.Category, row.HTTP, row.Reason, row['Closed by']];
}

/**
 * Rows by fault, once the panel shows the expected ones: evidence arrives last, and the panel reads the journal a moment
 * after it was written. Rows that stay wrong are returned as they are, so that each test reports its own.
 */
export async function waitForRows(
  read: () => Promise<ReadonlyMap<string, Row>>,
  expected: ReadonlyMap<string, ExpectedRow | undefined>,
): Promise<ReadonlyMap<string, Row>> {
  let rows: ReadonlyMap<string, Row> = new Map();
  const wrong = async () => {
    rows = await read();
    return [...expected].flatMap(([id, row]) => (isDeepStrictEqual(visibleCells(rows.get(id)), row) ? [] : [id]));
  };
  await expect
    .poll(wrong, 'rows that are not as expected')
    .toEqual([])
    .catch(() => {});
  return rows;
}

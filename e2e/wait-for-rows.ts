import { isDeepStrictEqual } from 'node:util';
import { expect } from 'playwright/test';
import type { ExpectedRow } from './expected-rows';
import type { Row } from './grid';

export function visibleCells(row: Row | undefined): ExpectedRow | undefined {
  return row && [row.Code, row.Name, row.Category, row.HTTP, row.Reason, row['Closed by']];
}

/**
 * Rows by fault, once the panel shows each as it must be: evidence comes last, and the panel reads the journal a moment
 * after it was written. What is wrong even after that is there to be told, row by row.
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
    .poll(wrong, 'rows that do not say what they must')
    .toEqual([])
    .catch(() => {});
  return rows;
}

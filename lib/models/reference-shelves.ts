import { rangeOf } from '../reference/range';
import { CODE_ROWS, codeOf, RANGE_ROWS, type ReferenceRow } from '../reference/rows';

/** Rows under one heading. `range`: the first code of the range they are of; `null`: found by a search. */
export interface RowGroup {
  range: number | null;
  rows: readonly ReferenceRow[];
}

/** The canon in the order it is read: the valid ranges first, what is never valid last. */
export const SHELVES: readonly RowGroup[] = [1000, 3000, 4000, 0, 5000].map((range) => ({
  range,
  rows: [
    ...CODE_ROWS.filter((row) => rangeOf(codeOf(row)).from === range),
    ...RANGE_ROWS.filter((row) => row.kind === 'range' && row.range.from === range),
  ],
}));

/** One group, or none where there are no rows. */
export function grouped(range: number | null, rows: readonly ReferenceRow[]): RowGroup[] {
  return rows.length === 0 ? [] : [{ range, rows }];
}

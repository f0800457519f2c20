import type { Annotation } from '../record/annotation';
import { describe } from '../record/describe';
import type { LogEntry } from '../record/entry';
import { CATEGORIES } from '../reference/category';

export type ColumnId =
  | 'time'
  | 'code'
  | 'name'
  | 'category'
  | 'http'
  | 'reason'
  | 'closedBy'
  | 'duration'
  | 'url'
  | 'frame';

export interface Column {
  id: ColumnId;
  /** CSS pixels before anybody changed it. */
  width: number;
  /** Of the room that is left; absent: none. */
  share?: number;
  compare(a: LogEntry, b: LogEntry): number;
}

/** In the order of the grid. */
export const COLUMNS: readonly Column[] = [
  { id: 'time', width: 92, compare: (a, b) => a.record.endedAt - b.record.endedAt },
  { id: 'code', width: 60, compare: by((one) => one.code ?? one.status ?? 0) },
  { id: 'name', width: 150, share: 1, compare: byText((one) => one.name) },
  { id: 'category', width: 108, compare: by((one) => CATEGORIES.indexOf(one.category)) },
  { id: 'http', width: 76, compare: by((one) => one.http.status ?? 0) },
  { id: 'reason', width: 130, share: 1, compare: byText((one) => one.reason) },
  { id: 'closedBy', width: 76, compare: byText((one) => one.closedBy) },
  { id: 'duration', width: 78, compare: by((one) => one.durationMs) },
  { id: 'url', width: 210, share: 3, compare: byText((one) => one.url) },
  { id: 'frame', width: 120, compare: byText((one) => one.frameUrl) },
];

/** CSS pixels: a column can be dragged no narrower. */
export const NARROWEST = 36;

export interface Sort {
  column: ColumnId;
  descending: boolean;
}

export function comparison(sort: Sort | null): ((a: LogEntry, b: LogEntry) => number) | null {
  const column = sort && COLUMNS.find(({ id }) => id === sort.column);
  if (!column) return null;
  return sort.descending ? (a, b) => column.compare(b, a) : column.compare;
}

/** A click on a header: upwards, then downwards, then as they came. */
export function nextSort(sort: Sort | null, column: ColumnId): Sort | null {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}

function by(value: (annotation: Annotation) => number) {
  return (a: LogEntry, b: LogEntry) => value(describe(a)) - value(describe(b));
}

function byText(value: (annotation: Annotation) => string) {
  return (a: LogEntry, b: LogEntry) => {
    const [one, other] = [value(describe(a)), value(describe(b))];
    return one < other ? -1 : one > other ? 1 : 0;
  };
}

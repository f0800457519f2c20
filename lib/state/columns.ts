import type { SharedAnnotation } from '../analysis/annotate';
import { nameText } from '../analysis/annotation-text';
import { CATEGORIES } from '../model/category';
import type { LogEntry } from '../model/entry';

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
  /** What it is sorted by. */
  rank(entry: LogEntry, words: SharedAnnotation): Rank;
}

/** Numbers go by size, texts by their UTF-16 code units. */
export type Rank = number | string;

/** In the order of the grid. */
export const COLUMNS: readonly Column[] = [
  { id: 'time', width: 92, rank: ({ record }) => record.endedAt },
  { id: 'code', width: 72, rank: by((one) => one.code ?? one.status ?? 0) },
  { id: 'name', width: 150, share: 1, rank: by(nameText) },
  { id: 'category', width: 108, rank: by((one) => CATEGORIES.indexOf(one.category)) },
  { id: 'http', width: 76, rank: by((one) => one.http.status ?? 0) },
  { id: 'reason', width: 130, share: 1, rank: by((one) => one.reason) },
  { id: 'closedBy', width: 76, rank: by((one) => one.closedBy) },
  { id: 'duration', width: 78, rank: ({ record }) => record.endedAt - record.createdAt },
  { id: 'url', width: 210, share: 3, rank: by((one) => one.url) },
  { id: 'frame', width: 120, rank: by((one) => one.frameUrl) },
];

/** CSS pixels: a column can be dragged no narrower. */
export const NARROWEST = 36;

export interface Sort {
  column: ColumnId;
  descending: boolean;
}

/** How rows are sorted: each entry's rank is asked for once. */
export interface Order {
  rank(entry: LogEntry, words: SharedAnnotation): Rank;
  descending: boolean;
}

export function ordering(sort: Sort | null): Order | null {
  const column = sort && COLUMNS.find(({ id }) => id === sort.column);
  return column ? { rank: column.rank, descending: sort.descending } : null;
}

/** A click on a header: upwards, then downwards, then as they came. */
export function nextSort(sort: Sort | null, column: ColumnId): Sort | null {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}

function by(rank: (words: SharedAnnotation) => Rank) {
  return (_: LogEntry, words: SharedAnnotation) => rank(words);
}

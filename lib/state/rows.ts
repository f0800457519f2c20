import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Series } from '../analysis/series';
import type { LogEntry } from '../model/entry';
import type { LogDiagnosis } from './diagnosis';
import type { Log } from './log';
import type { View } from './view';

/** A series of attempts of which more than one is in view. Its last attempt's row stands for it. */
export interface SeriesGroup {
  series: Series;
  /** Attempts in view. */
  count: number;
  /** The time that these lived, all in all. Milliseconds. */
  durationMs: number;
  /** Whether the attempts before the last are rows as well, below its row, the latest of them first. */
  isOpen: boolean;
}

/** The rows of the grid: those of the view, or fewer where series are folded. */
export interface Rows {
  readonly length: number;
  at(row: number): LogEntry | undefined;
  /** For an attempt that is folded away the row of its series; -1: none. */
  rowOf(key: string): number;
  /** The series that the row stands for; `null`: none. */
  groupAt(row: number): SeriesGroup | null;
  /** Whether it is an earlier attempt, below the row of its series. */
  isBelow(row: number): boolean;
  /** The row of the series that an earlier attempt stands below; -1: it stands by itself. */
  headOf(row: number): number;
  open(group: SeriesGroup): void;
  close(group: SeriesGroup): void;
}

/** An attempt's series, and its place there. */
type Attempts = ReadonlyMap<string, { series: Series; place: number }>;

interface GroupMembers extends SeriesGroup {
  /** Rows of the view, and among them that of the last attempt. */
  members: number[];
  head: number;
  headPlace: number;
}

interface GroupedRows {
  /** Rows of the view that are rows here. */
  rows: number[];
  /** By row of the view. */
  groups: readonly (GroupMembers | undefined)[];
}

/** Entries of a log whose series are asked for as soon as there is another. It takes a few milliseconds. */
const SHORT = 500;

/** Follows the view while `fold` is set: a pass over its rows for each change. Otherwise it is the view, at no cost. */
export function createRows(
  view: View,
  log: Pick<Log, 'entries'>,
  diagnosis: Pick<LogDiagnosis, 'version' | 'series'>,
  fold: ReadonlySignal<boolean>,
): Rows {
  /** Ids of series. */
  const opened = signal<ReadonlySet<string>>(new Set());
  /**
   * Of a log that is soon gone through, at once: else each attempt would stand by itself for a moment. Of a longer one as
   * of the last news, since only then is it known without work.
   */
  const attempts = computed(() => {
    const reported = diagnosis.version.value;
    const isShort = log.entries.length <= SHORT;
    if (isShort) void view.version.value;
    return attemptsOf(isShort || reported > 0 ? diagnosis.series() : []);
  });
  const grouped = computed(() => {
    if (!fold.value) return null;
    void view.version.value;
    return arrange(view, attempts.value, opened.value);
  });
  const groupAt = (row: number) => grouped.value?.groups[grouped.value.rows[row] ?? -1];
  const isBelow = (row: number) => {
    const group = groupAt(row);
    return group !== undefined && group.head !== grouped.value?.rows[row];
  };

  return {
    get length() {
      return grouped.value?.rows.length ?? view.length;
    },
    at: (row) => view.at(grouped.value ? (grouped.value.rows[row] ?? -1) : row),
    rowOf(key) {
      const inView = view.rowOf(key);
      if (!grouped.value || inView < 0) return inView;
      const { rows, groups } = grouped.value;
      const group = groups[inView];
      return rows.indexOf(group && !group.isOpen ? group.head : inView);
    },
    groupAt(row) {
      const group = groupAt(row);
      return group && group.head === grouped.value?.rows[row] ? group : null;
    },
    isBelow,
    headOf(row) {
      const group = groupAt(row);
      return group && isBelow(row) ? (grouped.value?.rows.indexOf(group.head) ?? -1) : -1;
    },
    open({ series }) {
      opened.value = new Set([...opened.peek(), series.id]);
    },
    close({ series }) {
      opened.value = new Set([...opened.peek()].filter((id) => id !== series.id));
    },
  };
}

function attemptsOf(all: readonly Series[]): Attempts {
  return new Map(all.flatMap((series) => series.keys.map((key, place) => [key, { series, place }] as const)));
}

function arrange(view: View, attempts: Attempts, opened: ReadonlySet<string>): GroupedRows {
  const bySeries = new Map<Series, GroupMembers>();
  const groups: (GroupMembers | undefined)[] = [];
  for (let row = 0; row < view.length; row++) {
    const entry = view.at(row);
    const attempt = entry && attempts.get(entry.record.key);
    groups.push(undefined);
    if (!attempt) continue;
    const { series, place } = attempt;
    const group = bySeries.get(series) ?? emptyGroup(series, opened.has(series.id));
    bySeries.set(series, group);
    group.members.push(row);
    group.count++;
    group.durationMs += entry.record.endedAt - entry.record.createdAt;
    if (place > group.headPlace) [group.head, group.headPlace] = [row, place];
  }
  for (const group of bySeries.values()) if (group.count > 1) for (const row of group.members) groups[row] = group;
  const rows: number[] = [];
  for (let row = 0; row < view.length; row++) {
    const group = groups[row];
    if (group && group.head !== row) continue;
    rows.push(row);
    if (group?.isOpen) rows.push(...earlier(group));
  }
  return { rows, groups };
}

/** Where rows stand as they came, back from the last attempt to the first; else in the order of the view. */
function earlier({ members, head }: GroupMembers): number[] {
  const others = members.filter((member) => member !== head);
  return head === members.at(-1) ? others.reverse() : others;
}

function emptyGroup(series: Series, isOpen: boolean): GroupMembers {
  return { series, count: 0, durationMs: 0, isOpen, members: [], head: -1, headPlace: -1 };
}

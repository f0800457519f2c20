import type { AnnotationGroup, EntrySet } from './annotation-groups';
import type { TimeRange } from './view';

/** More endpoints than this share lanes, in turn: each lane has about as many. */
export const MOST_LANES = 8;

/** Where each socket is drawn: time from left to right, a lane for each endpoint (host and path) as long as they suffice. */
export interface Timeline {
  range: TimeRange;
  /** How many there are. */
  lanes: number;
  /** Of the entry at a place. */
  laneOf(place: number): number;
}

/** Entries between two places where the layout can be interrupted. */
const AT_ONCE = 500;

/** Lays out the entries; `null` where there are none. Takes O(n), no per-entry object; yields every so often. */
export function* layOut({ log, groups, places }: EntrySet): Generator<void, Timeline | null, void> {
  const lanes = new Map<string, number>();
  const byKind: number[] = [];
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;

  function findLane(group: AnnotationGroup): number {
    const { host, path } = groups.annotation(group) ?? { host: '', path: '' };
    const endpoint = host + path.replace(/\?.*$/, '');
    const lane = lanes.get(endpoint) ?? lanes.size % MOST_LANES;
    lanes.set(endpoint, lane);
    byKind[group] = lane;
    return lane;
  }

  const laneOf = (place: number): number => {
    const group = groups.at(place);
    return byKind[group] ?? findLane(group);
  };

  let seen = 0;
  for (const place of places) {
    if (++seen % AT_ONCE === 0) yield;
    const entry = log.entries[place];
    if (!entry) continue;
    from = Math.min(from, entry.record.createdAt);
    to = Math.max(to, entry.record.endedAt);
    laneOf(place);
  }
  if (to < from) return null;
  return {
    // Never empty: it is divided by.
    range: { from, to: Math.max(to, from + 1) },
    lanes: Math.min(lanes.size, MOST_LANES),
    laneOf,
  };
}

/** Round steps (1, 2 or 5 times a power of ten, then minutes and hours) so that about `count` fit. Milliseconds. */
export function tickStep(span: number, count: number): number {
  const rough = span / Math.max(count, 1);
  const minutes = [60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000, 7_200_000, 21_600_000, 86_400_000];
  if (rough > 30_000) return minutes.find((step) => step >= rough) ?? Math.ceil(rough / 86_400_000) * 86_400_000;
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 0.001)));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough) ?? power * 10;
}

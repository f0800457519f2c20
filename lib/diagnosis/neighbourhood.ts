import type { EpochMs } from '../record/record';
import { type Cluster, clustersOf, lowerBound } from './clusters';
import type { Dimension } from './fact';
import { byEnd, type Life } from './life';
import { attemptsByEndpoint, lanesOf, type Series, seriesOf } from './series';

/** All ends at one host, and what only shows when they are looked at together. */
export interface Neighbourhood {
  readonly host: string;
  /** Oldest end first. */
  readonly lives: readonly Life[];
  /** Numbers that keep coming back among ends that nobody here began. */
  readonly clusters: Readonly<Record<Dimension, readonly Cluster[]>>;
  /** Numbers that keep coming back in how long the page had waited for the server when it closed itself. */
  readonly patience: readonly Cluster[];
  readonly series: readonly Series[];
  /** What binds an end to others; the same for the same key. */
  tieOf(key: string): Tie;
  /** How many sockets lived through more than this, in that dimension. */
  outlived(of: Dimension, ms: number): number;
  /** How many sockets to this host had opened before that time. */
  openedBefore(at: EpochMs): number;
}

/** What binds an end to other ends of its host. */
export interface Tie {
  /** Attempts of the same document at the same endpoint, oldest first, and the place of this one among them. */
  siblings: readonly Life[];
  place: number;
  /** When those that opened did so, sorted. */
  openings: readonly EpochMs[];
  series: Series | null;
  /** The attempt that followed this one in its series. */
  next: Life | null;
  burst: Burst | null;
}

const NONE: Tie = { siblings: [], place: -1, openings: [], series: null, next: null, burst: null };

/** Connections that were up together and were ended at once, not by this side. */
export interface Burst {
  count: number;
  /** From the first end to the last, milliseconds. */
  ms: number;
  /** Whether they began together as well, so that any time limit would end them together. */
  begunTogether: boolean;
}

/** Shorter silences are no time-out; a connection that did not live so long met no limit on its age. Milliseconds. */
const LEAST: Readonly<Record<Dimension, number>> = { silence: 2_000, age: 5_000 };

/** @param leftAt when the document of a life was left, where the log tells */
export function neighbourhoodOf(
  host: string,
  unsorted: readonly Life[],
  leftAt: (life: Life) => EpochMs | null,
): Neighbourhood {
  const lives = [...unsorted].sort(byEnd);
  const ended = lives.filter(({ how }) => how === 'cut' || how === 'server');
  const survived = {
    silence: sorted(
      lives.map(({ silentMs, survivedMs, how }) => Math.max(survivedMs, how === 'cut' ? 0 : (silentMs ?? 0))),
    ),
    age: sorted(lives.map(({ ageMs }) => ageMs ?? 0)),
  };
  const opened = openings(lives);
  const endpoints = attemptsByEndpoint(lives);
  const ties = new Map<string, Tie>();
  const series: Series[] = [];
  for (const attempts of endpoints.values()) {
    const begun = openings(attempts);
    for (const [place, { key }] of attempts.entries()) {
      ties.set(key, { siblings: attempts, place, openings: begun, series: null, next: null, burst: null });
    }
    for (const lane of lanesOf(attempts)) {
      const last = lane.lives.at(-1);
      const found = last ? seriesOf(lane, leftAt(last)) : null;
      if (!found) continue;
      series.push(found);
      for (const [index, { key }] of lane.lives.entries()) {
        const tie = ties.get(key);
        if (!tie) continue;
        tie.series = found;
        tie.next = lane.lives[index + 1] ?? null;
      }
    }
  }
  series.sort((a, b) => a.firstAt - b.firstAt || (a.id < b.id ? -1 : 1));
  for (const [key, burst] of burstsOf(ended)) {
    const tie = ties.get(key);
    if (tie) tie.burst = burst;
  }

  return {
    host,
    lives,
    clusters: {
      silence: clustersOf(samples(ended, 'silentMs'), LEAST.silence),
      age: clustersOf(samples(ended, 'ageMs'), LEAST.age),
    },
    patience: clustersOf(samples(lives.filter(isUnanswered), 'unheardMs'), LEAST.silence),
    series,
    tieOf: (key) => ties.get(key) ?? NONE,
    outlived(of, ms) {
      const beyond = of === 'silence' ? ms * 1.15 + 1_000 : ms * 1.1 + 1_000;
      return survived[of].length - countBelow(survived[of], beyond);
    },
    openedBefore: (at) => countBelow(opened, at),
  };
}

function samples(
  lives: readonly Life[],
  field: 'silentMs' | 'ageMs' | 'unheardMs',
): { ms: number; endedAt: EpochMs }[] {
  return lives.flatMap((life) => {
    const ms = life[field];
    return ms === null ? [] : [{ ms, endedAt: life.endedAt }];
  });
}

/** The page closed after it had sent something that got no answer. */
export function isUnanswered({ how, unsentMs, unheardMs, record }: Life): boolean {
  return how === 'page' && record.traffic?.sent.lastAt != null && (unsentMs ?? 0) < (unheardMs ?? 0);
}

const sorted = (numbers: number[]): number[] => numbers.sort((a, b) => a - b);

const openings = (lives: readonly Life[]): number[] => sorted(lives.flatMap(({ record }) => record.openedAt ?? []));

export const countBelow = (numbers: readonly number[], number: number): number =>
  lowerBound(numbers, number, (each) => each);

/** Ends closer to the one before than this belong to one event. Milliseconds. */
const GAP = 1_000;
/** Fewer sockets end together by chance. */
const FEWEST = 3;
/** A connection must have been up for so long before the first end. Milliseconds. */
const SETTLED = 3_000;

/**
 * Runs of ends in one moment. Only connections that were up beforehand count, so that fast failures of one after the
 * other, as in a storm of attempts, are none.
 */
function burstsOf(ended: readonly Life[]): Map<string, Burst> {
  const bursts = new Map<string, Burst>();
  let run: Life[] = [];
  const close = (): void => {
    const [first] = run;
    const members = first
      ? run.filter(({ record: { openedAt } }) => openedAt !== null && openedAt <= first.endedAt - SETTLED)
      : [];
    const last = members.at(-1);
    if (members.length >= FEWEST && first && last) {
      const begins = members.map(({ record }) => record.openedAt ?? record.createdAt).sort((a, b) => a - b);
      const burst: Burst = {
        count: members.length,
        ms: last.endedAt - first.endedAt,
        begunTogether: (begins.at(-1) ?? 0) - (begins[0] ?? 0) <= 2 * GAP,
      };
      for (const { key } of members) bursts.set(key, burst);
    }
    run = [];
  };
  let last = Number.NEGATIVE_INFINITY;
  for (const life of ended) {
    if (life.endedAt - last > GAP) close();
    run.push(life);
    last = life.endedAt;
  }
  close();
  return bursts;
}

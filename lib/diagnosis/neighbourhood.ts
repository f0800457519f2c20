import type { EpochMs } from '../record/record';
import { type Cluster, clusterSteps, lowerBound } from './clusters';
import type { Dimension } from './fact';
import { byEnd, isPageClose, type Life } from './life';
import { attemptsByEndpoint, byBegin, laneSteps, type Series, seriesOf } from './series';
import { BREATH, type Steps, sortSteps } from './steps';

/** All ends at one host, and what only shows when they are looked at together. */
export interface Neighbourhood {
  readonly host: string;
  /** Oldest end first. */
  readonly lives: readonly Life[];
  /** How many were cut without a word. */
  readonly cuts: number;
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
  openings: ArrayLike<EpochMs>;
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

/**
 * Looks at all ends of a host together, and stops for breath now and then.
 *
 * @param leftAt when the document of a life was left, where the log tells
 */
export function* neighbourhoodSteps(
  host: string,
  unsorted: Iterable<Life>,
  leftAt: (life: Life) => EpochMs | null,
): Steps<Neighbourhood> {
  const lives = yield* sortSteps(unsorted, byEnd);
  const ended = lives.filter(({ how }) => how === 'cut' || how === 'server');
  yield;
  const silences = sorted(lives, ({ silentMs, survivedMs, how }) =>
    Math.max(survivedMs, how === 'cut' ? 0 : (silentMs ?? 0)),
  );
  yield;
  const survived = { silence: silences, age: sorted(lives, ({ ageMs }) => ageMs ?? 0) };
  yield;
  const opened = openings(lives);
  yield;
  const silence = yield* clusterSteps(samples(ended, 'silentMs'), LEAST.silence);
  yield;
  const age = yield* clusterSteps(samples(ended, 'ageMs'), LEAST.age);
  yield;
  const patience = yield* clusterSteps(samples(lives.filter(isUnanswered), 'unheardMs'), LEAST.silence);
  yield;
  const ties = new Map<string, Tie>();
  const series: Series[] = [];
  let done = 0;
  for (const group of attemptsByEndpoint(lives).values()) {
    const attempts = yield* sortSteps(group, byBegin);
    for (const found of yield* tieSteps(attempts, ties, leftAt)) series.push(found);
    done += attempts.length;
    if (done < BREATH) continue;
    done = 0;
    yield;
  }
  series.sort((a, b) => a.firstAt - b.firstAt || (a.id < b.id ? -1 : 1));
  yield;
  for (const [key, burst] of burstsOf(ended)) {
    const bound = ties.get(key);
    if (bound) bound.burst = burst;
  }
  return {
    host,
    lives,
    cuts: ended.filter(({ how }) => how === 'cut').length,
    clusters: { silence, age },
    patience,
    series,
    tieOf: (key) => ties.get(key) ?? NONE,
    outlived(of, ms) {
      const beyond = of === 'silence' ? ms * 1.15 + 1_000 : ms * 1.1 + 1_000;
      return survived[of].length - countBelow(survived[of], beyond);
    },
    openedBefore: (at) => countBelow(opened, at),
  };
}

/** Binds the attempts at one endpoint to each other, and returns the series that they make. */
function* tieSteps(
  attempts: readonly Life[],
  ties: Map<string, Tie>,
  leftAt: (life: Life) => EpochMs | null,
): Steps<Series[]> {
  const begun = openings(attempts);
  for (const [place, { key }] of attempts.entries()) {
    ties.set(key, { siblings: attempts, place, openings: begun, series: null, next: null, burst: null });
    if (place % BREATH === BREATH - 1) yield;
  }
  const found: Series[] = [];
  let bounds = 0;
  for (const lane of yield* laneSteps(attempts)) {
    const last = lane.lives.at(-1);
    const series = last ? seriesOf(lane, leftAt(last)) : null;
    if (!series) continue;
    found.push(series);
    for (const [index, { key }] of lane.lives.entries()) {
      const bound = ties.get(key);
      if (!bound) continue;
      bound.series = series;
      bound.next = lane.lives[index + 1] ?? null;
      if (++bounds % BREATH === 0) yield;
    }
  }
  return found;
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
  return isPageClose(how) && record.traffic?.sent.lastAt != null && (unsentMs ?? 0) < (unheardMs ?? 0);
}

/** As bare numbers, which sort several times as fast. */
function sorted(lives: readonly Life[], of: (life: Life) => number): Float64Array {
  return Float64Array.from(lives, of).sort();
}

function openings(lives: readonly Life[]): Float64Array {
  return sorted(
    lives.filter(({ record }) => record.openedAt !== null),
    ({ record }) => record.openedAt ?? 0,
  );
}

export const countBelow = (numbers: ArrayLike<number>, number: number): number =>
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

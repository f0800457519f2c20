import type { TimeLimit } from '../../data/time-limits';
import type { EpochMs } from '../model/record';
import { isPageClose } from './classify';
import { type Cluster, clusterSteps, lowerBound } from './clusters';
import type { Dimension } from './finding';
import { attemptChainSteps, attemptsByEndpoint, byBegin, type Series, seriesOf } from './series';
import { byEnd, type SocketSummary } from './socket-summary';
import { STEP_ITEMS, type Steps, sortSteps } from './steps';
import { productsAt } from './time-limit';

/** All ends at one host, and what only shows when they are looked at together. */
export interface HostStatistics {
  readonly host: string;
  /** Oldest end first. */
  readonly sockets: readonly SocketSummary[];
  /** How many were cut without a word. */
  readonly cuts: number;
  /** Numbers that keep coming back among ends that nobody here began. */
  readonly clusters: Readonly<Record<Dimension, readonly Cluster[]>>;
  /** Numbers that keep coming back in how long the page had waited for the server when it closed itself. */
  readonly patience: readonly Cluster[];
  readonly series: readonly Series[];
  /** What binds an end to others; the same for the same key. */
  relationOf(key: string): Relation;
  /** How many sockets lived through more than this, in that dimension. */
  outlived(of: Dimension, ms: number): number;
  /** Connections to this host that ended within so many milliseconds of a moment, on both sides, at most 64. */
  endedAround(at: EpochMs, within: number): readonly SocketSummary[];
  /** How many sockets to this host had opened before that time. */
  openedBefore(at: EpochMs): number;
}

/** What binds an end to other ends of its host. */
export interface Relation {
  /** Attempts of the same document at the same endpoint, oldest first, and the place of this one among them. */
  siblings: readonly SocketSummary[];
  place: number;
  /** When those that opened did so, sorted. */
  openings: ArrayLike<EpochMs>;
  series: Series | null;
  /** The attempt that followed this one in its series. */
  next: SocketSummary | null;
  burst: Burst | null;
}

const NO_RELATION: Relation = { siblings: [], place: -1, openings: [], series: null, next: null, burst: null };

/** Connections that were up together and were ended at once, not by this side. */
export interface Burst {
  count: number;
  /** From the first end to the last, milliseconds. */
  ms: number;
  /** Whether they began together as well, so that any time limit would end them together. */
  begunTogether: boolean;
}

/** Bounds the work in a log full of ends. */
const MOST_AROUND = 64;
/** Shorter silences are no time-out; a connection that did not live so long met no limit on its age. Milliseconds. */
const SHORTEST_LIMIT: Readonly<Record<Dimension, number>> = { silence: 2_000, age: 5_000 };

/**
 * Looks at all ends of a host together, and stops for breath now and then.
 *
 * @param leftAt when the document of a life was left, where the log tells
 */
export function* hostStatisticsSteps(
  host: string,
  unsorted: Iterable<SocketSummary>,
  leftAt: (socket: SocketSummary) => EpochMs | null,
): Steps<HostStatistics> {
  const sockets = yield* sortSteps(unsorted, byEnd);
  const ended = sockets.filter(({ endType }) => endType === 'cut' || endType === 'server');
  yield;
  const silences = sorted(sockets, ({ silentMs, survivedMs, endType }) =>
    Math.max(survivedMs, endType === 'cut' ? 0 : (silentMs ?? 0)),
  );
  yield;
  const survived = { silence: silences, age: sorted(sockets, ({ ageMs }) => ageMs ?? 0) };
  yield;
  const opened = openings(sockets);
  yield;
  const silence = yield* clusterSteps(samples(ended, 'silentMs'), SHORTEST_LIMIT.silence);
  yield;
  const age = yield* clusterSteps(samples(ended, 'ageMs'), SHORTEST_LIMIT.age);
  yield;
  const patience = yield* clusterSteps(samples(sockets.filter(isUnanswered), 'unheardMs'), SHORTEST_LIMIT.silence);
  yield;
  const ties = new Map<string, Relation>();
  const series: Series[] = [];
  let done = 0;
  for (const group of attemptsByEndpoint(sockets).values()) {
    const attempts = yield* sortSteps(group, byBegin);
    for (const found of yield* relationSteps(attempts, ties, leftAt)) series.push(found);
    done += attempts.length;
    if (done < STEP_ITEMS) continue;
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
    sockets,
    cuts: ended.filter(({ endType }) => endType === 'cut').length,
    clusters: { silence, age },
    patience,
    series,
    relationOf: (key) => ties.get(key) ?? NO_RELATION,
    outlived(of, ms) {
      const beyond = of === 'silence' ? ms * 1.15 + 1_000 : ms * 1.1 + 1_000;
      return survived[of].length - countBelow(survived[of], beyond);
    },
    endedAround(at, within) {
      const from = lowerBound(sockets, at - within, ({ endedAt }) => endedAt);
      const near: SocketSummary[] = [];
      for (let index = from; index < sockets.length && near.length < MOST_AROUND; index++) {
        const socket = sockets[index];
        if (!socket || socket.endedAt > at + within) break;
        near.push(socket);
      }
      return near;
    },
    openedBefore: (at) => countBelow(opened, at),
  };
}

/** Binds the attempts at one endpoint to each other, and returns the series that they make. */
function* relationSteps(
  attempts: readonly SocketSummary[],
  ties: Map<string, Relation>,
  leftAt: (socket: SocketSummary) => EpochMs | null,
): Steps<Series[]> {
  const begun = openings(attempts);
  for (const [place, { key }] of attempts.entries()) {
    ties.set(key, { siblings: attempts, place, openings: begun, series: null, next: null, burst: null });
    if (place % STEP_ITEMS === STEP_ITEMS - 1) yield;
  }
  const found: Series[] = [];
  let bounds = 0;
  for (const lane of yield* attemptChainSteps(attempts)) {
    const last = lane.sockets.at(-1);
    const series = last ? seriesOf(lane, leftAt(last)) : null;
    if (!series) continue;
    found.push(series);
    for (const [index, { key }] of lane.sockets.entries()) {
      const bound = ties.get(key);
      if (!bound) continue;
      bound.series = series;
      bound.next = lane.sockets[index + 1] ?? null;
      if (++bounds % STEP_ITEMS === 0) yield;
    }
  }
  return found;
}

function samples(
  sockets: readonly SocketSummary[],
  field: 'silentMs' | 'ageMs' | 'unheardMs',
): { ms: number; endedAt: EpochMs }[] {
  return sockets.flatMap((socket) => {
    const ms = socket[field];
    return ms === null ? [] : [{ ms, endedAt: socket.endedAt }];
  });
}

/** The page closed after it had sent something that got no answer. */
export function isUnanswered({ endType, unsentMs, unheardMs, record }: SocketSummary): boolean {
  return isPageClose(endType) && record.traffic?.sent.lastAt != null && (unsentMs ?? 0) < (unheardMs ?? 0);
}

/** As bare numbers, which sort several times as fast. */
function sorted(sockets: readonly SocketSummary[], of: (socket: SocketSummary) => number): Float64Array {
  return Float64Array.from(sockets, of).sort();
}

function openings(sockets: readonly SocketSummary[]): Float64Array {
  return sorted(
    sockets.filter(({ record }) => record.openedAt !== null),
    ({ record }) => record.openedAt ?? 0,
  );
}

export const countBelow = (numbers: ArrayLike<number>, number: number): number =>
  lowerBound(numbers, number, (each) => each);

/** Ends closer to the one before than this belong to one event. Milliseconds. */
const GAP = 1_000;
/** Fewer sockets end together by chance. */
const SMALLEST_BURST = 3;
/** A connection must have been up for so long before the first end. Milliseconds. */
const SETTLED = 3_000;

/**
 * Runs of ends in one moment. Only connections that were up beforehand count, so that fast failures of one after the
 * other, as in a storm of attempts, are none.
 */
function burstsOf(ended: readonly SocketSummary[]): Map<string, Burst> {
  const bursts = new Map<string, Burst>();
  let run: SocketSummary[] = [];
  const close = (): void => {
    const [first] = run;
    const members = first
      ? run.filter(({ record: { openedAt } }) => openedAt !== null && openedAt <= first.endedAt - SETTLED)
      : [];
    const last = members.at(-1);
    if (members.length >= SMALLEST_BURST && first && last) {
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
  for (const socket of ended) {
    if (socket.endedAt - last > GAP) close();
    run.push(socket);
    last = socket.endedAt;
  }
  close();
  return bursts;
}

/** A number at which ends to a host keep coming: a limit on silence, or on age. */
export interface HostLimit {
  host: string;
  /** `silence`: an idle time-out; `age`: a limit on a connection's life. */
  of: Dimension;
  /** Milliseconds. */
  ms: number;
  /** Ends that agree. */
  count: number;
  /** Of those that ended together only one counts. */
  independent: number;
  /** Sockets that got past the number all the same. */
  outlived: number;
  /** Whose default it is; empty: nobody's that we know. */
  products: readonly TimeLimit[];
}

/** The limits that show at a host, the best attested first. */
export function hostLimitsOf(hostStatistics: HostStatistics): HostLimit[] {
  const dimensions: readonly Dimension[] = ['silence', 'age'];
  return dimensions
    .flatMap((of) =>
      hostStatistics.clusters[of].map(({ ms, count, independent }) => ({
        host: hostStatistics.host,
        of,
        ms,
        count,
        independent,
        outlived: hostStatistics.outlived(of, ms),
        products: productsAt(of, ms),
      })),
    )
    .filter(({ outlived, independent }) => outlived < independent)
    .sort((a, b) => b.independent - a.independent || b.count - a.count);
}

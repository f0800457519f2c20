import type { EpochMs } from '../model/record';
import { isPageClose } from './classify';
import { probeMs } from './constructor-probe';
import { type Delays, delaysOf, LASTING_MS } from './delays';
import { endpointUrl, type SocketSummary } from './socket-summary';
import { STEP_ITEMS, type Steps, sortSteps } from './steps';

/** Attempts of one document at one endpoint, each begun after the one before had ended. */
export interface Series {
  /** The key of its first attempt. */
  id: string;
  /** URL without values that change from one attempt to the next; see `endpointUrl`. */
  endpoint: string;
  /** Keys of its attempts, oldest first. */
  keys: readonly string[];
  /** At least 2. */
  count: number;
  firstAt: EpochMs;
  lastAt: EpochMs;
  /** How long each attempt was open, milliseconds; 0: never. */
  uptimes: readonly number[];
  /** Milliseconds between the end of each attempt and the begin of the next: one fewer than attempts. */
  delays: readonly number[];
  /** How the waits after failures go: the longest run of attempts that did not last. */
  backoff: Delays;
  /** What there is to say of it, the gravest first. Empty: nothing. */
  verdicts: readonly Verdict[];
}

/** Attempts at one endpoint that followed each other, before anything is said of them. */
export interface AttemptChain {
  sockets: SocketSummary[];
}

/** After a longer pause it is a new beginning. Milliseconds. */
const PAUSE = 30 * 60_000;
/** Events of one moment are reported in any order. Milliseconds. */
const SLACK = 5;

/** All attempts at each endpoint, in the order given. */
export function attemptsByEndpoint(sockets: readonly SocketSummary[]): Map<string, SocketSummary[]> {
  const groups = new Map<string, SocketSummary[]>();
  for (const socket of sockets) {
    if (socket.endType === 'unseen') continue;
    const group = groups.get(socket.endpoint);
    if (group) group.push(socket);
    else groups.set(socket.endpoint, [socket]);
  }
  return groups;
}

/**
 * Divides attempts at one endpoint into lanes: each attempt goes on where the latest one ended that nobody followed yet.
 * Sockets that are open side by side come into lanes of their own. Time n log n, with stops for breath.
 *
 * @param attempts in the order of {@link byBegin}
 */
export function* attemptChainSteps(attempts: readonly SocketSummary[]): Steps<AttemptChain[]> {
  const lanes: AttemptChain[] = [];
  /** Lanes whose last attempt has ended, the latest end on top. */
  const free: AttemptChain[] = [];
  const ends = yield* sortSteps(attempts, (a, b) => a.endedAt - b.endedAt || byBegin(a, b));
  const laneOf = new Map<SocketSummary, AttemptChain>();
  let next = 0;
  let seen = 0;
  for (const [place, socket] of attempts.entries()) {
    if (++seen % STEP_ITEMS === 0) yield;
    // No attempt of its own: the one that follows it at once is.
    if (probeMs(attempts, place) !== null) continue;
    for (let end = ends[next]; end && end.endedAt <= socket.record.createdAt + SLACK; end = ends[++next]) {
      const lane = laneOf.get(end);
      if (lane && isFollowed(end)) free.push(lane);
    }
    const before = free.pop();
    const last = before?.sockets.at(-1);
    const lane = before && last && socket.record.createdAt - last.endedAt <= PAUSE ? before : { sockets: [] };
    if (lane !== before) lanes.push(lane);
    lane.sockets.push(socket);
    laneOf.set(socket, lane);
  }
  return lanes;
}

/** What the page had ended for good is not being reconnected when it is opened again. */
function isFollowed({ endType, record, code }: SocketSummary): boolean {
  if (endType === 'left') return false;
  return !isPageClose(endType) || !(code === 1000 || code === 1005 || record.closeCall?.state === 'connecting');
}

export function seriesOf({ sockets }: AttemptChain, leftAt: EpochMs | null): Series | null {
  const [first] = sockets;
  const last = sockets.at(-1);
  if (!first || !last || sockets.length < 2) return null;
  const uptimes = sockets.map(({ ageMs }) => ageMs ?? 0);
  const delays = sockets
    .slice(1)
    .map(({ record }, index) => Math.max(0, record.createdAt - (sockets[index]?.endedAt ?? record.createdAt)));
  const backoff = delaysOf(uptimes, delays);
  const verdicts = verdictsOf({ uptimes, delays, backoff, last, leftAt });
  return {
    id: first.key,
    endpoint: endpointUrl(first.record.url ?? ''),
    keys: sockets.map(({ key }) => key),
    count: sockets.length,
    firstAt: first.record.createdAt,
    lastAt: last.endedAt,
    uptimes,
    delays,
    backoff,
    verdicts,
  };
}

/** The earliest begin first. */
export function byBegin(a: SocketSummary, b: SocketSummary): number {
  return a.record.createdAt - b.record.createdAt || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

/**
 * What is to be said of a series:
 *
 * - `storm`: attempts follow each other so fast that they are a load of their own
 * - `no-backoff`: the wait after failures does not grow
 * - `no-jitter`: the wait after failures has no random part
 * - `gave-up`: after a failure no other attempt was made, though the document stayed
 * - `recovered`: failures, then an attempt that lasted
 */
export type Verdict = 'storm' | 'no-backoff' | 'no-jitter' | 'gave-up' | 'recovered';

export interface AttemptHistory {
  uptimes: readonly number[];
  delays: readonly number[];
  backoff: Delays;
  last: SocketSummary;
  /** When the document was left, as far as the log tells; `null`: it does not. */
  leftAt: EpochMs | null;
}

/** RFC 6455 §7.2.3: the first wait is random, 0 to 5 s, and those that follow grow by truncated binary backoff. */
function verdictsOf(course: AttemptHistory): Verdict[] {
  const { backoff, last, uptimes } = course;
  const verdicts: Verdict[] = [];
  if (isStorm(course)) verdicts.push('storm');
  const flat = backoff.shape === 'none' || backoff.shape === 'fixed' || backoff.shape === 'jittered';
  // Waits of a minute are no burden even where they do not grow.
  if (flat && backoff.count >= 4 && backoff.median < 60_000) verdicts.push('no-backoff');
  if (backoff.jitter === false && backoff.count >= 3) verdicts.push('no-jitter');
  const lasted = (last.ageMs ?? 0) >= LASTING_MS;
  const failedBefore = uptimes.slice(0, -1).some((ms) => ms < LASTING_MS);
  if (lasted && failedBefore) verdicts.push('recovered');
  if (!lasted && hasGivenUp(course)) verdicts.push('gave-up');
  return verdicts;
}

/** So many attempts that did not last within so many milliseconds. */
const STORM = { attempts: 6, within: 10_000 } as const;

function isStorm({ uptimes, delays }: AttemptHistory): boolean {
  /** From the begin of an attempt to the begin of the next, as long as none lasts. */
  let periods: number[] = [];
  for (const [index, delay] of delays.entries()) {
    const uptime = uptimes[index] ?? 0;
    if (uptime >= LASTING_MS) {
      periods = [];
      continue;
    }
    periods.push(uptime + delay);
    if (periods.length >= STORM.attempts) periods.shift();
    if (periods.length === STORM.attempts - 1 && sum(periods) <= STORM.within) return true;
  }
  return false;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/**
 * A socket that is open now is not in the log, so that giving up shows only when the document is gone: it would have
 * told of an open one.
 */
function hasGivenUp({ last, leftAt, backoff }: AttemptHistory): boolean {
  if (leftAt === null || isPageClose(last.endType) || last.endType === 'left') return false;
  return leftAt - last.endedAt > Math.max(30_000, 3 * backoff.longest);
}

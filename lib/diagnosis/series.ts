import type { EpochMs } from '../record/record';
import { type Delays, delaysOf } from './delays';
import { endpointUrl } from './endpoint';
import { isPageClose, type Life } from './life';
import { probeMs } from './probe';
import { BREATH, type Steps, sortSteps } from './steps';
import { type Verdict, verdictsOf } from './verdicts';

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
export interface Lane {
  lives: Life[];
}

/** After a longer pause it is a new beginning. Milliseconds. */
const PAUSE = 30 * 60_000;
/** Events of one moment are told in any order. Milliseconds. */
const SLACK = 5;

/** All attempts at each endpoint, in the order given. */
export function attemptsByEndpoint(lives: readonly Life[]): Map<string, Life[]> {
  const groups = new Map<string, Life[]>();
  for (const life of lives) {
    if (life.how === 'unseen') continue;
    const group = groups.get(life.endpoint);
    if (group) group.push(life);
    else groups.set(life.endpoint, [life]);
  }
  return groups;
}

/**
 * Divides attempts at one endpoint into lanes: each attempt goes on where the latest one ended that nobody followed yet.
 * Sockets that are open side by side come into lanes of their own. Time n log n, with stops for breath.
 *
 * @param attempts in the order of {@link byBegin}
 */
export function* laneSteps(attempts: readonly Life[]): Steps<Lane[]> {
  const lanes: Lane[] = [];
  /** Lanes whose last attempt has ended, the latest end on top. */
  const free: Lane[] = [];
  const ends = yield* sortSteps(attempts, (a, b) => a.endedAt - b.endedAt || byBegin(a, b));
  const laneOf = new Map<Life, Lane>();
  let next = 0;
  let seen = 0;
  for (const [place, life] of attempts.entries()) {
    if (++seen % BREATH === 0) yield;
    // No attempt of its own: the one that follows it at once is.
    if (probeMs(attempts, place) !== null) continue;
    for (let end = ends[next]; end && end.endedAt <= life.record.createdAt + SLACK; end = ends[++next]) {
      const lane = laneOf.get(end);
      if (lane && isFollowed(end)) free.push(lane);
    }
    const before = free.pop();
    const last = before?.lives.at(-1);
    const lane = before && last && life.record.createdAt - last.endedAt <= PAUSE ? before : { lives: [] };
    if (lane !== before) lanes.push(lane);
    lane.lives.push(life);
    laneOf.set(life, lane);
  }
  return lanes;
}

/** What the page had ended for good is not being reconnected when it is opened again. */
function isFollowed({ how, record, code }: Life): boolean {
  if (how === 'left') return false;
  return !isPageClose(how) || !(code === 1000 || code === 1005 || record.closeCall?.state === 'connecting');
}

export function seriesOf({ lives }: Lane, leftAt: EpochMs | null): Series | null {
  const [first] = lives;
  const last = lives.at(-1);
  if (!first || !last || lives.length < 2) return null;
  const uptimes = lives.map(({ ageMs }) => ageMs ?? 0);
  const delays = lives
    .slice(1)
    .map(({ record }, index) => Math.max(0, record.createdAt - (lives[index]?.endedAt ?? record.createdAt)));
  const backoff = delaysOf(uptimes, delays);
  const verdicts = verdictsOf({ uptimes, delays, backoff, last, leftAt });
  return {
    id: first.key,
    endpoint: endpointUrl(first.record.url ?? ''),
    keys: lives.map(({ key }) => key),
    count: lives.length,
    firstAt: first.record.createdAt,
    lastAt: last.endedAt,
    uptimes,
    delays,
    backoff,
    verdicts,
  };
}

/** The earliest begin first. */
export function byBegin(a: Life, b: Life): number {
  return a.record.createdAt - b.record.createdAt || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

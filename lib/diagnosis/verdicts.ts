import type { EpochMs } from '../record/record';
import { type Delays, LASTED } from './delays';
import { isPageClose, type Life } from './life';

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

export interface Course {
  uptimes: readonly number[];
  delays: readonly number[];
  backoff: Delays;
  last: Life;
  /** When the document was left, as far as the log tells; `null`: it does not. */
  leftAt: EpochMs | null;
}

/** RFC 6455 §7.2.3: the first wait is random, 0 to 5 s, and those that follow grow by truncated binary backoff. */
export function verdictsOf(course: Course): Verdict[] {
  const { backoff, last, uptimes } = course;
  const verdicts: Verdict[] = [];
  if (isStorm(course)) verdicts.push('storm');
  const flat = backoff.shape === 'none' || backoff.shape === 'fixed' || backoff.shape === 'jittered';
  // Waits of a minute are no burden even where they do not grow.
  if (flat && backoff.count >= 4 && backoff.median < 60_000) verdicts.push('no-backoff');
  if (backoff.jitter === false && backoff.count >= 3) verdicts.push('no-jitter');
  const lasted = (last.ageMs ?? 0) >= LASTED;
  const failedBefore = uptimes.slice(0, -1).some((ms) => ms < LASTED);
  if (lasted && failedBefore) verdicts.push('recovered');
  if (!lasted && hasGivenUp(course)) verdicts.push('gave-up');
  return verdicts;
}

/** So many attempts that did not last within so many milliseconds. */
const STORM = { attempts: 6, within: 10_000 } as const;

function isStorm({ uptimes, delays }: Course): boolean {
  /** From the begin of an attempt to the begin of the next, as long as none lasts. */
  let periods: number[] = [];
  for (const [index, delay] of delays.entries()) {
    const uptime = uptimes[index] ?? 0;
    if (uptime >= LASTED) {
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
function hasGivenUp({ last, leftAt, backoff }: Course): boolean {
  if (leftAt === null || isPageClose(last.how) || last.how === 'left') return false;
  return leftAt - last.endedAt > Math.max(30_000, 3 * backoff.longest);
}

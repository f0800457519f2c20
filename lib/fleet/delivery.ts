import type { EpochMs } from '../record/record';
import type { ToldProblem } from './outcome';
import { isMap } from './read';
import { LONGEST_WAIT_MS } from './retry';

/** How delivery stands. Kept where it outlives the background, so that a receiver's `Retry-After` does, too. */
export interface Delivery {
  /** Requests that failed in a row, and are to be tried again. */
  attempt: number;
  /** When the last one failed, and how long is to be waited since. */
  failedAt: EpochMs;
  waitMs: number;
  lastSentAt: EpochMs | null;
  /** What went wrong last; `null`: nothing since the last success. */
  problem: ToldProblem | null;
}

export const FRESH: Delivery = { attempt: 0, failedAt: 0, waitMs: 0, lastSentAt: null, problem: null };

/** Milliseconds until the next attempt may be made. A clock that was set back does not make it longer. */
export function untilRetry({ failedAt, waitMs }: Delivery, now: EpochMs): number {
  return Math.min(waitMs, Math.max(0, failedAt + waitMs - now));
}

/** What was kept; {@link FRESH} where it is nothing of ours. */
export function parseDelivery(value: unknown): Delivery {
  if (!isMap(value)) return FRESH;
  const { attempt, failedAt, waitMs, lastSentAt, problem } = value;
  if (!isCount(attempt) || !isCount(failedAt) || !isCount(waitMs) || waitMs > LONGEST_WAIT_MS) return FRESH;
  return {
    attempt,
    failedAt,
    waitMs,
    lastSentAt: isCount(lastSentAt) ? lastSentAt : null,
    problem: parseProblem(problem),
  };
}

function parseProblem(value: unknown): ToldProblem | null {
  if (!isMap(value) || !isCount(value.at)) return null;
  const { kind, at } = value;
  const words = typeof value.words === 'string' ? value.words : '';
  if (kind === 'unreachable' || kind === 'timeout' || kind === 'redirect') return { kind, at };
  if (kind === 'status' && isCount(value.status)) return { kind, at, status: value.status, words };
  if (kind === 'rejected' && isCount(value.count)) return { kind, at, count: value.count, words };
  return null;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

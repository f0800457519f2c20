import type { EpochMs } from '../model/record';
import type { StoredProblem } from './send';
import { isMap } from './settings';

/** How delivery stands. Kept where it outlives the background, so that a receiver's `Retry-After` does, too. */
export interface DeliveryState {
  /** Requests that failed in a row, and are to be tried again. */
  attempt: number;
  /** When the last one failed, and how long is to be waited since. */
  failedAt: EpochMs;
  waitMs: number;
  lastSentAt: EpochMs | null;
  /** What went wrong last; `null`: nothing since the last success. */
  problem: StoredProblem | null;
}

export const INITIAL_DELIVERY: DeliveryState = { attempt: 0, failedAt: 0, waitMs: 0, lastSentAt: null, problem: null };

/** Milliseconds until the next attempt may be made. A clock that was set back does not make it longer. */
export function untilRetry({ failedAt, waitMs }: DeliveryState, now: EpochMs): number {
  return Math.min(waitMs, Math.max(0, failedAt + waitMs - now));
}

/** What was kept; {@link INITIAL_DELIVERY} where it is nothing of ours. */
export function parseDeliveryState(value: unknown): DeliveryState {
  if (!isMap(value)) return INITIAL_DELIVERY;
  const { attempt, failedAt, waitMs, lastSentAt, problem } = value;
  if (!isCount(attempt) || !isCount(failedAt) || !isCount(waitMs) || waitMs > LONGEST_WAIT_MS) return INITIAL_DELIVERY;
  return {
    attempt,
    failedAt,
    waitMs,
    lastSentAt: isCount(lastSentAt) ? lastSentAt : null,
    problem: parseProblem(problem),
  };
}

function parseProblem(value: unknown): StoredProblem | null {
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

/** First delay, before jitter. */
const FIRST_MS = 1_000;
/** Longest delay of ours. */
const LONGEST_MS = 300_000;
/** Longest delay that a server is obeyed in; one that asks for more is asked again sooner. */
const LONGEST_ASKED_MS = 3_600_000;
/** No wait is longer. */
const LONGEST_WAIT_MS = LONGEST_ASKED_MS + LONGEST_MS;

/** "Retryable Response Codes" of OTLP/HTTP; every other status from 400 on must not be retried. */
const RETRYABLE: ReadonlySet<number> = new Set([429, 502, 503, 504]);

export function isRetryable(status: number): boolean {
  return RETRYABLE.has(status);
}

/**
 * Exponential backoff with jitter, as OTLP/HTTP asks for: half to all of 1, 2, 4 … 300 s.
 *
 * @param attempt how many have failed in a row, from 1
 * @param random from 0 up to but not 1
 */
export function backoff(attempt: number, random: number): number {
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 30));
  return Math.round(whole * (0.5 + random / 2));
}

/**
 * How long `Retry-After` asks to wait, in milliseconds: seconds or a date (RFC 9110 §10.2.3); `null` where it says
 * nothing that can be read.
 */
export function retryAfter(value: string | null, now: EpochMs): number | null {
  const text = value?.trim() ?? '';
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1_000, LONGEST_ASKED_MS);
  // Each of HTTP's three forms of a date begins with a weekday; the oldest does not name its zone, which is GMT.
  if (!/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text)) return null;
  const at = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(at) ? null : Math.min(Math.max(0, at - now), LONGEST_ASKED_MS);
}

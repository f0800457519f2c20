import type { EpochMs } from '../record/record';
import type { Idle } from './warm';

/** How long work may take before it waits for a pause: keys and frames come first. */
export interface Pace {
  now(): EpochMs;
  idle: Idle;
}

/** What is asked for is done at once for so long, and the rest in idle time. Milliseconds. */
export const AT_ONCE = 8;

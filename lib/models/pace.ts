import type { EpochMs } from '../record/record';

/** Calls `work` later, which goes on for as long as it may. Returns the undo. */
export type Later = (work: (mayGoOn: () => boolean) => void) => () => void;

/** How long work may take before keys and frames have their turn. */
export interface Pace {
  now(): EpochMs;
  /** After keys and frames that wait already: for what somebody waits for. */
  soon: Later;
  /** When there is nothing better to do. */
  idle: Later;
}

/** What is asked for is done at once for so long, and the rest soon. Milliseconds. */
export const AT_ONCE = 8;

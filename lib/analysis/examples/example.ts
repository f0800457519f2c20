import type { CauseId } from '../../../data/causes/causes';
import type { LogEntry } from '../../model/entry';
import type { Level } from '../finding';

/** A log, and what must be said of its first entry. */
export interface Fit {
  level: Level;
  /** Whether it must be the first of all findings. */
  first?: boolean;
  log: readonly LogEntry[];
}

/** For each cause: logs where it must be found, and logs that look alike where it must not be claimed. */
export type Examples<Id extends CauseId> = Readonly<
  Record<Id, { fits: Readonly<Record<string, Fit>>; misses: Readonly<Record<string, readonly LogEntry[]>> }>
>;

import type { Role } from '../../data/causes/cause';
import type { CauseId } from '../../data/causes/causes';
import type { Fact } from './fact';

/**
 * How sure a finding is.
 *
 * - `certain`: the browser said so itself, or it was done before our eyes
 * - `likely`: what was observed points to it, and to nothing else as much
 * - `possible`: it would explain what was observed
 */
export type Level = 'certain' | 'likely' | 'possible';

/** A cause that fits an end, with what speaks for it and against it. */
export interface Finding {
  /** For title, explanation and change see `findCause`. */
  cause: CauseId;
  level: Level;
  role: Role;
  support: readonly Fact[];
  contradiction: readonly Fact[];
}

/** What would tell more, where the cause is not certain. Ids of `diagnosis.next.*` in the locales. */
export type NextStep =
  | 'reload-with-devtools'
  | 'other-extensions-off'
  | 'more-ends'
  | 'server-log'
  | 'log-in-worker'
  | 'count-messages'
  | 'another-network'
  | 'keep-tab-visible'
  | 'reason-from-server'
  | 'ask-for-code';

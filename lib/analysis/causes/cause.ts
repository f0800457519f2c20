import type { FixId } from '../../../data/fixes/fixes';
import type { LogEntry } from '../../model/entry';
import type { Concerns } from '../evidence/concerns';
import type { Level, Predicate } from '../finding';

/**
 * Why a connection ended or never opened. Each cause is one file of this folder: what it is, its words, what to
 * change, where that was read, and logs where it must and must not be found. `all.ts` lists them; words in other
 * languages are in `data/` under the cause's id.
 */
export interface Cause<Id extends string = string> {
  /** A slug: lower case letters, digits, hyphens. */
  id: Id;
  /** A few words, the cause itself. */
  title: string;
  /** One plain sentence. */
  explanation: string;
  /** What to change, in the imperative. */
  change: string;
  where: Where;
  role: Role;
  /** Where it was read that this happens and how to tell it. */
  sources: readonly [string, ...string[]];
  /** Lines to paste, the most fitting first. */
  fixes: readonly FixId[];
  /** False for connections that the cause cannot be about; asked before the predicate. */
  concerns: Concerns;
  /** What speaks for the cause and against it; `null`: it does not fit. Pure, and blind to the language of the page. */
  predicate: Predicate;
}

/** Where the change has to be made. */
export type Where = 'page' | 'server' | 'proxy' | 'network' | 'browser' | 'nowhere';

/**
 * - `fault`: explains an end that was not meant
 * - `ordinary`: explains an end that is normal
 * - `remark`: explains no end, but is worth knowing
 */
export type Role = 'fault' | 'ordinary' | 'remark';

/** A log, and what must be said about its first entry. */
export interface Fit {
  level: Level;
  /** Whether it must be the first of all findings. */
  first?: boolean;
  log: readonly LogEntry[];
}

/** Logs where a cause must be found, and logs that look alike where it must not be claimed. For tests alone. */
export interface CauseExamples {
  fits: Readonly<Record<string, Fit>>;
  misses: Readonly<Record<string, readonly LogEntry[]>>;
}

/** Why a socket ended or never opened, as a fact with its source. The predicate stands in lib/analysis under its id. */
export interface Cause {
  /** A slug: lower case letters, digits, hyphens. */
  id: string;
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
}

/** Where the change has to be made. */
export type Where = 'page' | 'server' | 'proxy' | 'network' | 'browser' | 'nowhere';

/**
 * - `fault`: explains an end that was not meant
 * - `ordinary`: explains an end that is as it should be
 * - `remark`: explains no end, but is worth knowing
 */
export type Role = 'fault' | 'ordinary' | 'remark';

import type { CauseId } from '../../data/causes/causes';
import type { Case } from './case';
import type { Fact } from './fact';
import type { Level } from './finding';

/** What a predicate claims of a case: that its cause fits, how sure that is, and by what. */
export interface Claim {
  level: Level;
  /** Orders claims of the same level: 0 by default, more for what explains more exactly. */
  weight?: number;
  support: Fact[];
  contradiction?: Fact[];
}

/** `null`: the cause does not fit. Pure; looks at nothing but the case. */
export type Predicate = (end: Case) => Claim | null;

/** A predicate for each of some causes. Together they cover every cause: the compiler sees to that. */
export type Predicates<Id extends CauseId> = Readonly<Record<Id, Predicate>>;

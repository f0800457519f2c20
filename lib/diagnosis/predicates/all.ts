import type { CauseId } from '../../../data/causes/causes';
import type { Predicates } from '../claim';
import { forbidden } from './forbidden';
import { limits } from './limits';
import { pageSide } from './page-side';
import { reconnects } from './reconnects';
import { refused } from './refused';
import { serverCloses } from './server-closes';
import { unreachable } from './unreachable';

/** One for each cause: a cause without a predicate does not compile. */
export const PREDICATES: Predicates<CauseId> = {
  ...unreachable,
  ...refused,
  ...forbidden,
  ...limits,
  ...serverCloses,
  ...pageSide,
  ...reconnects,
};

import type { Role } from '../../../data/causes/cause';
import { CAUSES, type CauseId } from '../../../data/causes/causes';
import type { Case } from '../case';
import type { EndType } from '../classify';
import type { Predicate, Predicates } from '../finding';
import { forbidden } from './forbidden';
import { limits } from './limits';
import { pageSide } from './page-side';
import { reconnects } from './reconnects';
import { refused } from './refused';
import { serverCloses } from './server-closes';
import { unreachable } from './unreachable';

/** One for each cause: a cause without a predicate does not compile. */
const PREDICATES: Predicates<CauseId> = {
  ...unreachable,
  ...refused,
  ...forbidden,
  ...limits,
  ...serverCloses,
  ...pageSide,
  ...reconnects,
};

/** Predicates that are put only to ends which concern them: a long log has many ends. */
export interface PredicateGroup {
  concerns(end: Case): boolean;
  /** In the order of the causes. */
  members: readonly { id: CauseId; role: Role; predicate: Predicate }[];
}

function predicateGroup(part: object, concerns: PredicateGroup['concerns']): PredicateGroup {
  const members = CAUSES.filter(({ id }) => id in part).map(({ id, role }) => ({
    id,
    role,
    predicate: PREDICATES[id],
  }));
  return { concerns, members };
}

const endedBy =
  (...hows: EndType[]): PredicateGroup['concerns'] =>
  ({ endType }) =>
    hows.includes(endType);

export const GROUPS: readonly PredicateGroup[] = [
  predicateGroup(unreachable, endedBy('refused', 'broken')),
  predicateGroup(refused, endedBy('refused', 'cut', 'server')),
  predicateGroup(
    forbidden,
    ({ endType, failure, evidence, record }) =>
      endType === 'forbidden' ||
      endType === 'refused' ||
      failure !== null ||
      evidence?.failure === '' ||
      record.misuses.length > 0,
  ),
  predicateGroup(limits, endedBy('cut', 'server', 'page', 'both')),
  predicateGroup(serverCloses, endedBy('cut', 'server', 'broken')),
  predicateGroup(pageSide, ({ endType }) => endType !== 'forbidden' && endType !== 'unseen'),
  predicateGroup(reconnects, ({ relation }) => relation.series !== null),
];

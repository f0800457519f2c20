import type { Role } from '../../../data/causes/cause';
import { CAUSES, type CauseId } from '../../../data/causes/causes';
import type { Case } from '../case';
import type { Predicate, Predicates } from '../claim';
import type { How } from '../life';
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
export interface Group {
  concerns(end: Case): boolean;
  /** In the order of the causes. */
  members: readonly { id: CauseId; role: Role; predicate: Predicate }[];
}

function group(part: object, concerns: Group['concerns']): Group {
  const members = CAUSES.filter(({ id }) => id in part).map(({ id, role }) => ({
    id,
    role,
    predicate: PREDICATES[id],
  }));
  return { concerns, members };
}

const endedBy =
  (...hows: How[]): Group['concerns'] =>
  ({ how }) =>
    hows.includes(how);

export const GROUPS: readonly Group[] = [
  group(unreachable, endedBy('refused', 'broken')),
  group(refused, endedBy('refused', 'cut', 'server')),
  group(
    forbidden,
    ({ how, failure, evidence, record }) =>
      how === 'forbidden' ||
      how === 'refused' ||
      failure !== null ||
      evidence?.failure === '' ||
      record.misuses.length > 0,
  ),
  group(limits, endedBy('cut', 'server', 'page', 'both')),
  group(serverCloses, endedBy('cut', 'server', 'broken')),
  group(pageSide, ({ how }) => how !== 'forbidden' && how !== 'unseen'),
  group(reconnects, ({ tie }) => tie.series !== null),
];

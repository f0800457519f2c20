import type { CauseId } from '../../../data/causes/causes';
import type { Examples } from './example';
import { forbiddenExamples } from './forbidden';
import { limitsExamples } from './limits';
import { pageSideExamples } from './page-side';
import { reconnectsExamples } from './reconnects';
import { refusedExamples } from './refused';
import { serverClosesExamples } from './server-closes';
import { unreachableExamples } from './unreachable';

/** Of every cause. */
export const EXAMPLES: Examples<CauseId> = {
  ...unreachableExamples,
  ...refusedExamples,
  ...forbiddenExamples,
  ...limitsExamples,
  ...serverClosesExamples,
  ...pageSideExamples,
  ...reconnectsExamples,
};

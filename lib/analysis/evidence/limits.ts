import type { Case } from '../case';
import type { CauseId } from '../causes/all';
import type { Claim, Dimension, Predicate } from '../finding';
import { productLimit, timedEnd } from '../time-limit';

export const product =
  (cause: CauseId): Predicate =>
  (end) =>
    productLimit(end, cause);

export function timed(end: Case, of: Dimension): Claim | null {
  const found = timedEnd(end, of);
  return found && { level: found.level, support: found.support, contradiction: found.contradiction };
}

import type { Role } from '../../data/causes/cause';
import type { Case } from './case';
import type { Finding, Level } from './finding';
import { GROUPS } from './predicates/all';
import { takenAgain } from './probe';

/** All causes that fit an end, the best first. */
export function examine(end: Case): readonly Finding[] {
  const found: { finding: Finding; score: number }[] = [];
  const probe = takenAgain(end);
  for (const { concerns, members } of GROUPS) {
    if (!concerns(end)) continue;
    for (const { id, role, predicate } of members) {
      const claim = predicate(end);
      if (!claim) continue;
      const { weight = 0, support } = claim;
      const level = probe.length === 0 ? claim.level : 'possible';
      const contradiction = [...(claim.contradiction ?? []), ...probe];
      found.push({ finding: { cause: id, level, role, support, contradiction }, score: SCORES[role][level] + weight });
    }
  }
  // A stable sort: of equal ones that comes first which stands first among the causes.
  return found.sort((a, b) => b.score - a.score).map(({ finding }) => finding);
}

/**
 * What explains an unwanted end comes first. An end that is as it should be gives way to a mistake that was surely made
 * beside it, but not to a mere possibility.
 */
const SCORES: Readonly<Record<Role, Readonly<Record<Level, number>>>> = {
  fault: { certain: 900, likely: 800, possible: 500 },
  ordinary: { certain: 600, likely: 580, possible: 450 },
  remark: { certain: 700, likely: 400, possible: 300 },
};

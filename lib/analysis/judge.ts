import type { Case } from './case';
import { CAUSES } from './causes/all';
import type { Role } from './causes/cause';
import { isPageClose } from './classify';
import { takenAgain } from './constructor-probe';
import type { Finding, Level, NextStep } from './finding';
import { withoutRepetition } from './generic-causes';

/**
 * Returns all causes that fit a connection, the best first. Findings, the causes that filters and totals count, and next
 * steps follow from it.
 *
 * A score orders them: {@link SCORES} by the role of the cause and how sure the claim is, plus the claim's own `weight`,
 * which is more for what explains more exactly (a named product before the time-out in general) and may be negative for
 * what only repeats the observation. Weights are small beside the steps of the scores, unless a cause means to give way to
 * all others. Equal scores keep the order of `all.ts`.
 *
 * Where another call for the same URL shows that the page only tried a constructor, nothing is more than possible.
 */
export function judge(end: Case): readonly Finding[] {
  const found: { finding: Finding; score: number }[] = [];
  const probe = takenAgain(end);
  for (const { id, role, concerns, predicate } of CAUSES) {
    const claim = concerns(end) ? predicate(end) : null;
    if (!claim) continue;
    const { weight = 0, support } = claim;
    const level = probe.length === 0 ? claim.level : 'possible';
    const contradiction = [...(claim.contradiction ?? []), ...probe];
    found.push({ finding: { cause: id, level, role, support, contradiction }, score: SCORES[role][level] + weight });
  }
  // The sort is stable.
  return withoutRepetition(found.sort((a, b) => b.score - a.score).map(({ finding }) => finding));
}

/**
 * Scores of claims. What explains an unwanted end comes first. A normal end gives way to a mistake that was certainly made
 * beside it, but not to one that is only possible.
 */
const SCORES: Readonly<Record<Role, Readonly<Record<Level, number>>>> = {
  fault: { certain: 900, likely: 800, possible: 500 },
  ordinary: { certain: 600, likely: 580, possible: 450 },
  remark: { certain: 700, likely: 400, possible: 300 },
};

/** What to capture next where the cause is not certain: what would tell more, the most telling first. */
export function nextSteps(end: Case, findings: readonly Finding[]): readonly NextStep[] {
  const [best] = findings;
  const isExplained = best !== undefined && best.role !== 'remark';
  if (isExplained && best.level === 'certain' && best.cause !== 'no-code') return [];
  const steps: NextStep[] = [];
  const { endType, evidence, record, entry } = end;
  if (endType === 'unseen') return ['log-in-worker', 'server-log'];
  if (endType === 'refused' && !evidence && entry.source.engine === 'chromium') steps.push('reload-with-devtools');
  if (evidence?.failure === '' && (endType === 'refused' || endType === 'broken')) steps.push('other-extensions-off');
  if (endType === 'refused' && end.status === null && steps.length === 0) steps.push('another-network');
  if (endType === 'cut' && end.hostStatistics.cuts < 3) steps.push('more-ends');
  if (endType === 'cut' && record.visibility === 'hidden') steps.push('keep-tab-visible');
  if (endType === 'server' && 'reason' in end.outcome && end.outcome.reason === '') {
    steps.push(end.code === 1005 ? 'ask-for-code' : 'reason-from-server');
  }
  if (endType === 'cut' && record.traffic === null) steps.push('count-messages');
  if (endType !== 'forbidden' && endType !== 'left' && !isPageClose(endType)) steps.push('server-log');
  return steps;
}

import type { Case } from './case';
import type { Finding, NextStep } from './finding';
import { isPageClose } from './life';

/** What to capture next where the cause is not certain: what would tell more, the most telling first. */
export function nextSteps(end: Case, findings: readonly Finding[]): readonly NextStep[] {
  const [best] = findings;
  const isExplained = best !== undefined && best.role !== 'remark';
  if (isExplained && best.level === 'certain' && best.cause !== 'no-code') return [];
  const steps: NextStep[] = [];
  const { how, evidence, record, entry } = end;
  if (how === 'unseen') return ['log-in-worker', 'server-log'];
  if (how === 'refused' && !evidence && entry.source.engine === 'chromium') steps.push('reload-with-devtools');
  if (evidence?.failure === '' && (how === 'refused' || how === 'broken')) steps.push('other-extensions-off');
  if (how === 'refused' && end.status === null && steps.length === 0) steps.push('another-network');
  if (how === 'cut' && end.neighbours.cuts < 3) steps.push('more-ends');
  if (how === 'cut' && record.visibility === 'hidden') steps.push('keep-tab-visible');
  if (how === 'server' && 'reason' in end.outcome && end.outcome.reason === '') {
    steps.push(end.code === 1005 ? 'ask-for-code' : 'reason-from-server');
  }
  if (how === 'cut' && record.traffic === null) steps.push('count-messages');
  if (how !== 'forbidden' && how !== 'left' && !isPageClose(how)) steps.push('server-log');
  return steps;
}

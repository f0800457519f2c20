import { FAILURE_SENTENCES } from '../../data/failure-sentences';
import { local } from '../reference/translation';
import { BY_POLICY } from './explain';
import { fill, sentencePattern } from './sentence-pattern';

const WITH_HOLES = [...new Set([...FAILURE_SENTENCES.map(({ summary }) => summary), ...Object.values(BY_POLICY)])]
  .filter((summary) => summary.includes('{text}') && summary !== '{text}')
  .map((summary) => ({ summary, match: sentencePattern(summary).match }));

/**
 * The few words of a failed connection ({@link HandshakeExplanation.summary}) in the language of the page; what others
 * wrote in them stays as it is.
 */
export function summaryText(summary: string): string {
  const whole = local(summary);
  if (whole !== summary) return whole;
  for (const { summary: template, match } of WITH_HOLES) {
    const words = local(template);
    const holes = words === template ? null : match(summary);
    if (holes) return fill(words, holes);
  }
  return summary;
}

import { i18n } from '#i18n';

/** A part of a filter that cannot be understood. The rest of the filter applies without it. */
export interface Problem extends UnplacedProblem {
  /** Where it stands in the text, in UTF-16 code units, `to` exclusive. */
  from: number;
  to: number;
}

/** A problem not yet given its place. */
export interface UnplacedProblem {
  id: ProblemId;
  /** A sentence for the user. */
  reason: string;
}

const SENTENCES = {
  'unknown-key': (key: string) => i18n.t('query.problem.unknownKey', [key]),
  'misspelt-key': (key: string, nearest: string) => i18n.t('query.problem.misspeltKey', [key, nearest]),
  'missing-value': (key: string, example: string) => i18n.t('query.problem.missingValue', [key, example]),
  'unknown-value': (key: string, value: string, allowed: string) =>
    i18n.t('query.problem.unknownValue', [key, value, allowed]),
  'not-a-number': (key: string, value: string, example: string) =>
    i18n.t('query.problem.notANumber', [key, value, example]),
  'empty-range': (key: string, value: string) => i18n.t('query.problem.emptyRange', [key, value]),
  'not-a-quantity': (key: string, value: string, example: string) =>
    i18n.t('query.problem.notAQuantity', [key, value, example]),
  'open-quote': () => i18n.t('query.problem.openQuote'),
  'bad-regex': (pattern: string, why: string) => i18n.t('query.problem.badRegex', [pattern, why]),
  'slow-regex': (pattern: string) => i18n.t('query.problem.slowRegex', [pattern]),
  'long-regex': (limit: string) => i18n.t('query.problem.longRegex', [limit]),
  unavailable: (key: string) => i18n.t('query.problem.unavailable', [key]),
  'lone-minus': () => i18n.t('query.problem.loneMinus'),
  'too-many': (limit: string) => i18n.t('query.problem.tooMany', [limit]),
} as const;

export type ProblemId = keyof typeof SENTENCES;

export function unplacedProblem<Id extends ProblemId>(
  id: Id,
  ...values: Parameters<(typeof SENTENCES)[Id]>
): UnplacedProblem {
  const sentence: (...values: string[]) => string = SENTENCES[id];
  return { id, reason: sentence(...values.map(clip)) };
}

export function isUnplacedProblem(outcome: object): outcome is UnplacedProblem {
  return 'reason' in outcome;
}

/** A sentence that quotes a pasted page helps nobody. */
function clip(value: string): string {
  return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
}

const LONGEST = 120;

/** A part of a filter that cannot be understood. The rest of the filter applies without it. */
export interface Problem {
  /** Where it stands in the text, in UTF-16 code units, `to` exclusive. */
  from: number;
  to: number;
  id: ProblemId;
  /** What the sentence names: the key, the value, what is allowed. For translations of {@link reason}. */
  values: string[];
  /** In English. */
  reason: string;
}

const SENTENCES = {
  'unknown-key': (key: string, nearest: string) =>
    `There is no filter “${key}:”${nearest && `; did you mean “${nearest}:”`}. To search for the text, put it in quotation marks.`,
  'missing-value': (key: string, example: string) => `“${key}:” wants a value, such as ${example}.`,
  'unknown-value': (key: string, value: string, allowed: string) =>
    `“${key}:” does not know “${value}”. It takes: ${allowed}.`,
  'not-a-number': (key: string, value: string, example: string) =>
    `“${value}” is no number or range for “${key}:”. Write it like ${example}.`,
  'empty-range': (key: string, value: string) =>
    `The range ${value} of “${key}:” is empty: its end lies before its start.`,
  'not-a-quantity': (key: string, value: string, example: string) =>
    `“${key}:” cannot read “${value}”. Write it like ${example}.`,
  'open-quote': () => 'The quotation mark is not closed.',
  'bad-regex': (pattern: string, why: string) => `${pattern} is no regular expression: ${why}.`,
  'slow-regex': (pattern: string) =>
    `${pattern} could take very long: it repeats what repeats itself, or repeats too often. Make it simpler.`,
  'long-regex': (_: string, limit: string) => `This regular expression is longer than ${limit} characters.`,
  unavailable: (key: string) => `“${key}:” cannot be told for this log.`,
  'lone-minus': () => 'A minus sign wants something to leave out.',
  'too-many': (limit: string) => `A filter takes at most ${limit} parts.`,
} as const;

export type ProblemId = keyof typeof SENTENCES;

/** A problem not yet given its place. */
export type Complaint = Pick<Problem, 'id' | 'values' | 'reason'>;

export function complain<Id extends ProblemId>(id: Id, ...values: Parameters<(typeof SENTENCES)[Id]>): Complaint {
  const sentence: (...values: string[]) => string = SENTENCES[id];
  return { id, values: [...values], reason: sentence(...values) };
}

export function isComplaint(outcome: object): outcome is Complaint {
  return 'reason' in outcome;
}

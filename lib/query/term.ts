import type { EndWords } from '../record/describe';
import { applicationIds, applicationsOf } from '../record/dialect';
import type { LogEntry } from '../record/entry';
import type { Complaint } from './problem';
import type { Token } from './token';

/** Whether an entry fulfils one part of a filter. */
export type Predicate = (entry: LogEntry, words: EndWords) => boolean;

/** What a filter can ask that is known elsewhere. A part that asks for what is not given is a problem. */
export interface FilterSeams {
  /** Ids of the causes that are likely for an entry. */
  causes?: (entry: LogEntry, words: EndWords) => readonly string[];
  /** Ids of the applications whose dialect its connection speaks; by default as the dictionaries in force recognise it. */
  apps?: (entry: LogEntry, words: EndWords) => readonly string[];
  /** Known ids, for completion. */
  causeIds?: readonly string[];
  appIds?: readonly string[];
}

/** One `key:` of the filter language. */
export interface Term {
  key: string;
  /** Complete and true to life; shown in the help and in complaints. */
  example: string;
  /** Whether several of this key are alternatives (`code:1006 code:1001`), or must all hold (`duration:>1s duration:<9s`). */
  several: 'any' | 'all';
  /** It looks at nothing but what each entry has of its own: times, sizes, what came before it. */
  own?: true;
  compile(value: Pick<Token, 'value' | 'quoted'>, seams: FilterSeams): Predicate | Complaint;
  /** Values that can be offered without a look at the log. */
  values?(seams: FilterSeams): readonly string[];
  /** The values that an entry has, for completion from the log. */
  seen?(entry: LogEntry, words: EndWords, seams: FilterSeams): readonly string[];
}

/** The seams with what is known without being told. */
export function withDefaults(seams: FilterSeams): FilterSeams {
  if (seams.apps) return seams;
  return { ...seams, apps: ({ record }) => applicationsOf(record), appIds: applicationIds() };
}

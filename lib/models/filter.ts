import { computed, type ReadonlySignal } from '@preact/signals';
import { CAUSES } from '../../data/causes/causes';
import type { Sample } from '../query/complete';
import { compileFilter } from '../query/filter';
import type { Problem } from '../query/problem';
import type { FilterSeams } from '../query/term';
import { applicationIds, applicationsOf } from '../record/dialect';
import type { LogDiagnosis } from './diagnosis';
import type { Ends } from './kinds';
import type { Sieve } from './sift';

export interface Filter {
  /** `null`: everything passes. */
  sieve: Sieve | null;
  /** Parts of the text that were left out, and why. */
  problems: readonly Problem[];
  /** Whether it asks why entries ended, which is found out after they came. */
  asksCauses: boolean;
}

/** What the filter asks of other parts of Hangup. */
export function filterSeams(diagnosis: Pick<LogDiagnosis, 'causes'>): FilterSeams {
  return {
    apps: ({ record }) => applicationsOf(record),
    get appIds() {
      return applicationIds();
    },
    causes: ({ record }) => diagnosis.causes(record.key),
    causeIds: CAUSES.map(({ id }) => id),
  };
}

/** The filter box's text, compiled. */
export function compile(text: string, seams: FilterSeams): Filter {
  const { ofKind, ofOwn, problems, empty, keys } = compileFilter(text, seams);
  return { sieve: empty ? null : { ofKind, ofOwn }, problems, asksCauses: keys.has('cause') };
}

/** What lets a filter's matches through: another one once causes are known that it asks for. */
export function sieveOf(
  filter: ReadonlySignal<Filter>,
  causesVersion: ReadonlySignal<number>,
): ReadonlySignal<Sieve | null> {
  return computed(() => {
    const { sieve, asksCauses } = filter.value;
    if (!sieve || !asksCauses) return sieve;
    void causesVersion.value;
    return { ...sieve };
  });
}

/** All entries, the newest first: what somebody filters for is likely there. */
export function* newestFirst(log: Ends['log'], kinds: Ends['kinds']): Sample {
  for (let index = log.entries.length - 1; index >= 0; index--) {
    const entry = log.entries[index];
    const words = kinds.words(kinds.at(index));
    if (entry && words) yield [entry, words];
  }
}

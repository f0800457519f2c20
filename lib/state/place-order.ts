import { computed, type ReadonlySignal } from '@preact/signals';
import { activeDictionaries } from '../analysis/application-protocol';
import type { AnnotationGroups } from './annotation-groups';
import type { Order, Rank } from './columns';
import type { Log } from './log';

/** Compares places in a log by the ranks of the entries there. */
export interface PlaceOrder {
  /** Equals as they came; `null`: all as they came. */
  readonly compare: ReadonlySignal<((a: number, b: number) => number) | null>;
  /** Ranks are asked for anew: entries may have others now. */
  forget(): void;
}

export function createPlaceOrder(
  log: Pick<Log, 'entries'>,
  groups: Pick<AnnotationGroups, 'at' | 'annotation'>,
  order: ReadonlySignal<Order | null>,
): PlaceOrder {
  /** By place, as far as they were asked for. */
  let ranks: Rank[] = [];

  const compare = computed(() => {
    const by = order.value;
    if (!by) return null;
    void activeDictionaries.value;
    const sign = by.descending ? -1 : 1;
    const rankAt = (place: number): Rank => {
      // Filled from the start: an array with holes would be slow.
      for (let next = ranks.length; next <= place; next++) {
        const entry = log.entries[next];
        const words = groups.annotation(groups.at(next));
        ranks.push(entry && words ? by.rank(entry, words) : 0);
      }
      return ranks[place] ?? 0;
    };
    return (a: number, b: number) => {
      const [one, other] = [rankAt(a), rankAt(b)];
      return one < other ? -sign : one > other ? sign : a - b;
    };
  });

  return {
    compare,
    forget() {
      ranks = [];
    },
  };
}

/** Puts a value where it belongs in a sorted array, after its equals. Finding takes O(log n) comparisons. */
export function insertSorted<T>(sorted: T[], value: T, compare: (a: T, b: T) => number): void {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const there = sorted[middle];
    if (there !== undefined && compare(there, value) <= 0) low = middle + 1;
    else high = middle;
  }
  sorted.splice(low, 0, value);
}

/** Where a number stands in an array of rising numbers; -1: nowhere. O(log n). */
export function sortedIndexOf(rising: readonly number[], value: number): number {
  let low = 0;
  let high = rising.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const there = rising[middle] ?? 0;
    if (there === value) return middle;
    if (there < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

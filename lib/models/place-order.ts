import { computed, type ReadonlySignal } from '@preact/signals';
import { dialectsInForce } from '../record/dialect';
import type { Order, Rank } from './columns';
import type { Kinds } from './kinds';
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
  kinds: Pick<Kinds, 'at' | 'words'>,
  order: ReadonlySignal<Order | null>,
): PlaceOrder {
  /** By place, as far as they were asked for. */
  let ranks: Rank[] = [];

  const compare = computed(() => {
    const by = order.value;
    if (!by) return null;
    void dialectsInForce.value;
    const sign = by.descending ? -1 : 1;
    const rankAt = (place: number): Rank => {
      // Filled from the start: an array with holes would be slow.
      for (let next = ranks.length; next <= place; next++) {
        const entry = log.entries[next];
        const words = kinds.words(kinds.at(next));
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

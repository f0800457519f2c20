import { eventId } from '../export/otlp-record';
import { connectTo, TALLY } from '../journal/database';
import { emptyTally, placeOf, type Queued, type Tally } from '../journal/outgoing';

/** What was to be delivered, and what came of it. The log's writer fills it (lib/journal/outgoing.ts). */
export interface Outbox {
  tally(): Promise<Tally>;
  /** The oldest, at most so many. */
  oldest(most: number): Promise<Queued[]>;
  /**
   * These are done with, as they were: a later version that has taken the place of one stays. What came of them is
   * counted in the same transaction.
   */
  settle(done: readonly Queued[], count: (tally: Tally) => Tally): Promise<Tally>;
  /** Throws away what waits, and forgets what was counted. */
  empty(): Promise<void>;
}

export function openOutbox(name = 'hangup'): Outbox {
  const database = connectTo(name);

  return {
    tally: async () => (await (await database()).get('tally', TALLY)) ?? emptyTally(),

    oldest: async (most) => (await database()).getAllFromIndex('outgoing', 'byTurn', undefined, most),

    async settle(done, count) {
      const tx = (await database()).transaction(['outgoing', 'tally'], 'readwrite');
      const outgoing = tx.objectStore('outgoing');
      const tally = count((await tx.objectStore('tally').get(TALLY)) ?? emptyTally());
      for (const { entry } of done) {
        const held = await outgoing.get(placeOf(entry));
        if (!held || eventId(held.entry) !== eventId(entry)) continue;
        await outgoing.delete(placeOf(entry));
        tally.queued--;
      }
      await tx.objectStore('tally').put(tally, TALLY);
      await tx.done;
      return tally;
    },

    async empty() {
      const tx = (await database()).transaction(['outgoing', 'tally'], 'readwrite');
      await Promise.all([tx.objectStore('outgoing').clear(), tx.objectStore('tally').clear(), tx.done]);
    },
  };
}

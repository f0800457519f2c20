import { connectTo, QUEUE_COUNTS } from '../background/journal/database';
import { queueKey } from '../background/journal/outgoing-queue';
import { isStoredEntry } from '../background/journal/stored-validation';
import { eventId } from '../export/otlp';
import type { LogEntry } from '../model/entry';
import { emptyQueueCounts, type OutgoingEvent, type QueueCounts } from '../model/outgoing-event';
import type { EpochMs } from '../model/record';
import { backoff, type DeliveryState, untilRetry } from './delivery-state';
import type { RequestOutcome } from './send';
import type { TelemetrySettings } from './settings';

export interface ShipperPorts {
  outbox: Outbox;
  /** Settings in force; `null`: nothing is to be sent now, and nothing is asked of any other port. */
  settings(): Promise<TelemetrySettings | null>;
  /** Makes a request of as many of the entries as fit, the first ones, and posts it once. */
  post(entries: readonly LogEntry[], settings: TelemetrySettings): Promise<{ count: number; outcome: RequestOutcome }>;
  deliveryStorage: { load(): Promise<DeliveryState>; save(delivery: DeliveryState): Promise<void> };
  now(): EpochMs;
  /** From 0 up to but not 1. */
  random(): number;
  /** Calls back after so many milliseconds, if this background lives that long; returns the undo. */
  later(milliseconds: number, act: () => void): () => void;
}

export interface Shipper {
  /**
   * Something may be due: an event came, the background started, a setting changed. Resolves when nothing more can be
   * done for now; never rejects.
   */
  wake(): Promise<void>;
  /** Sends all that waits, now, whatever it waits for. */
  sendNow(): Promise<void>;
}

/**
 * Sends what waits in the outbox, in batches, the oldest first, one request at a time. It keeps no state of its own that
 * matters: a background that is stopped at any point goes on from what is on disk. A batch that was delivered and not
 * yet crossed off then is sent again, with the same event ids.
 */
export function createShipper(ports: ShipperPorts): Shipper {
  const { outbox, settings, deliveryStorage: storage, now, later } = ports;
  let round: Promise<void> | null = null;
  let again = false;
  let cancel = () => {};

  function wake(): Promise<void> {
    again = true;
    round ??= run().finally(() => {
      round = null;
    });
    return round;
  }

  async function run(): Promise<void> {
    while (again) {
      again = false;
      // The disk may be full or gone: what waits is tried at the next occasion.
      await ship(false).catch(() => {});
    }
  }

  async function sendNow(): Promise<void> {
    while (round) await round;
    const sending = ship(true);
    round = sending
      .catch(() => {})
      .finally(() => {
        round = null;
      });
    await sending;
    await wake();
  }

  async function ship(hurry: boolean): Promise<void> {
    for (;;) {
      cancel();
      const inForce = await settings();
      if (!inForce) return;
      const batch = await outbox.oldest(inForce.batchEvents);
      if (batch.length === 0) return;
      const delivery = await storage.load();
      const wait = Math.max(untilRetry(delivery, now()), untilFull(batch, inForce, now()));
      if (wait > 0 && !hurry) {
        cancel = later(wait, () => void wake());
        return;
      }
      const entries = batch.map(({ entry }) => entry);
      const { count, outcome } = await ports.post(entries, inForce);
      await conclude(batch.slice(0, count), outcome, delivery);
      // The user sees the result at once, without waiting.
      if (outcome.kind === 'retry' && hurry) return;
    }
  }

  async function conclude(
    batch: readonly OutgoingEvent[],
    outcome: RequestOutcome,
    before: DeliveryState,
  ): Promise<void> {
    const at = now();
    if (outcome.kind === 'retry') {
      const attempt = before.attempt + 1;
      // What the server asks for, and then not everybody at once.
      const waitMs = (outcome.afterMs ?? 0) + backoff(attempt, ports.random());
      await storage.save({ ...before, attempt, failedAt: at, waitMs, problem: { ...outcome.problem, at } });
      return;
    }
    await outbox.settle(batch, (counts) => updatedCounts(counts, batch.length, outcome));
    await storage.save({ attempt: 0, failedAt: 0, waitMs: 0, ...stateAfter(outcome, before, at) });
  }

  return { wake, sendNow };
}

/** How long the batch waits for more events, and for what may still be learnt of its own. */
function untilFull(
  batch: readonly OutgoingEvent[],
  { batchEvents, batchSeconds }: TelemetrySettings,
  now: EpochMs,
): number {
  const [oldest] = batch;
  if (!oldest || batch.length >= batchEvents) return 0;
  const whole = batchSeconds * 1_000;
  return Math.min(whole, Math.max(0, oldest.queuedAt + whole - now));
}

type Conclusion = Exclude<RequestOutcome, { kind: 'retry' }>;

function updatedCounts(counts: QueueCounts, events: number, outcome: Conclusion): QueueCounts {
  const { dropped } = counts;
  if (outcome.kind === 'refused') return { ...counts, dropped: { ...dropped, refused: dropped.refused + events } };
  const rejected = Math.min(outcome.rejected, events);
  return {
    ...counts,
    sent: counts.sent + events - rejected,
    dropped: { ...dropped, rejected: dropped.rejected + rejected },
  };
}

function stateAfter(
  outcome: Conclusion,
  before: DeliveryState,
  at: EpochMs,
): Pick<DeliveryState, 'lastSentAt' | 'problem'> {
  if (outcome.kind === 'refused') return { lastSentAt: before.lastSentAt, problem: { ...outcome.problem, at } };
  const { rejected, words } = outcome;
  // A receiver may warn of something though it took everything.
  const quiet = rejected === 0 && words === '';
  return { lastSentAt: at, problem: quiet ? null : { kind: 'rejected', count: rejected, words, at } };
}

/** What was to be delivered, and what came of it. The log's writer fills it (lib/background/journal/outgoing-queue.ts). */
export interface Outbox {
  tally(): Promise<QueueCounts>;
  /** The oldest, at most so many. */
  oldest(most: number): Promise<OutgoingEvent[]>;
  /**
   * These are done with, as they were: a later version that has taken the place of one stays. What came of them is
   * counted in the same transaction.
   */
  settle(done: readonly OutgoingEvent[], count: (counts: QueueCounts) => QueueCounts): Promise<QueueCounts>;
  /** Throws away what waits, and forgets what was counted. */
  empty(): Promise<void>;
}

export function openOutbox(name = 'hangup'): Outbox {
  const database = connectTo(name);

  return {
    tally: async () => (await (await database()).get('tally', QUEUE_COUNTS)) ?? emptyQueueCounts(),

    async oldest(most) {
      const events = await (await database()).getAllFromIndex('outgoing', 'byTurn', undefined, most);
      // An earlier version may have queued them.
      for (const { entry } of events) isStoredEntry(entry);
      return events;
    },

    async settle(done, count) {
      const tx = (await database()).transaction(['outgoing', 'tally'], 'readwrite');
      const outgoing = tx.objectStore('outgoing');
      const counts = count((await tx.objectStore('tally').get(QUEUE_COUNTS)) ?? emptyQueueCounts());
      for (const { entry } of done) {
        const held = await outgoing.get(queueKey(entry));
        if (!held || eventId(held.entry) !== eventId(entry)) continue;
        await outgoing.delete(queueKey(entry));
        counts.queued--;
      }
      await tx.objectStore('tally').put(counts, QUEUE_COUNTS);
      await tx.done;
      return counts;
    },

    async empty() {
      const tx = (await database()).transaction(['outgoing', 'tally'], 'readwrite');
      await Promise.all([tx.objectStore('outgoing').clear(), tx.objectStore('tally').clear(), tx.done]);
    },
  };
}

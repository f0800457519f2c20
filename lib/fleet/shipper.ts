import type { Queued, Tally } from '../journal/outgoing';
import type { LogEntry } from '../record/entry';
import type { EpochMs } from '../record/record';
import { type Delivery, untilRetry } from './delivery';
import type { Outbox } from './outbox';
import type { Outcome } from './outcome';
import { backoff } from './retry';
import type { FleetSettings } from './settings';

export interface ShipperPorts {
  outbox: Outbox;
  /** Settings in force; `null`: nothing is to be sent now, and nothing is asked of any other port. */
  settings(): Promise<FleetSettings | null>;
  /** Makes a request of as many of the entries as fit, the first ones, and posts it once. */
  post(entries: readonly LogEntry[], settings: FleetSettings): Promise<{ count: number; outcome: Outcome }>;
  shelf: { load(): Promise<Delivery>; save(delivery: Delivery): Promise<void> };
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
  const { outbox, settings, shelf, now, later } = ports;
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
      const delivery = await shelf.load();
      const wait = Math.max(untilRetry(delivery, now()), untilFull(batch, inForce, now()));
      if (wait > 0 && !hurry) {
        cancel = later(wait, () => void wake());
        return;
      }
      const entries = batch.map(({ entry }) => entry);
      const { count, outcome } = await ports.post(entries, inForce);
      await conclude(batch.slice(0, count), outcome, delivery);
      // Who pressed the button is told what came of it, not kept waiting.
      if (outcome.kind === 'retry' && hurry) return;
    }
  }

  async function conclude(batch: readonly Queued[], outcome: Outcome, before: Delivery): Promise<void> {
    const at = now();
    if (outcome.kind === 'retry') {
      const attempt = before.attempt + 1;
      // What the server asks for, and then not everybody at once.
      const waitMs = (outcome.afterMs ?? 0) + backoff(attempt, ports.random());
      await shelf.save({ ...before, attempt, failedAt: at, waitMs, problem: { ...outcome.problem, at } });
      return;
    }
    await outbox.settle(batch, (tally) => counted(tally, batch.length, outcome));
    await shelf.save({ attempt: 0, failedAt: 0, waitMs: 0, ...told(outcome, before, at) });
  }

  return { wake, sendNow };
}

/** How long the batch waits for more events, and for what may still be learnt of its own. */
function untilFull(batch: readonly Queued[], { batchEvents, batchSeconds }: FleetSettings, now: EpochMs): number {
  const [oldest] = batch;
  if (!oldest || batch.length >= batchEvents) return 0;
  const whole = batchSeconds * 1_000;
  return Math.min(whole, Math.max(0, oldest.queuedAt + whole - now));
}

type Conclusion = Exclude<Outcome, { kind: 'retry' }>;

function counted(tally: Tally, events: number, outcome: Conclusion): Tally {
  const { dropped } = tally;
  if (outcome.kind === 'refused') return { ...tally, dropped: { ...dropped, refused: dropped.refused + events } };
  const rejected = Math.min(outcome.rejected, events);
  return {
    ...tally,
    sent: tally.sent + events - rejected,
    dropped: { ...dropped, rejected: dropped.rejected + rejected },
  };
}

function told(outcome: Conclusion, before: Delivery, at: EpochMs): Pick<Delivery, 'lastSentAt' | 'problem'> {
  if (outcome.kind === 'refused') return { lastSentAt: before.lastSentAt, problem: { ...outcome.problem, at } };
  const { rejected, words } = outcome;
  // A receiver may warn of something though it took everything.
  const quiet = rejected === 0 && words === '';
  return { lastSentAt: at, problem: quiet ? null : { kind: 'rejected', count: rejected, words, at } };
}

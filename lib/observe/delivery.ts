import type { SocketRecord } from '../record/record';
import type { Receipt, RecordsMessage } from '../transport/messages';

/** Records that may wait in one frame for the background. Beyond, the oldest are dropped and counted. */
const MOST_WAITING = 5_000;
const MOST_PER_MESSAGE = 200;
const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 5_000;

export interface DeliveryPorts {
  /** Rejects where the background was stopped before it answered. */
  send(message: RecordsMessage): Promise<unknown>;
  /** Whether the extension that this script belongs to still exists. */
  isConnected(): boolean;
  /**
   * Resolves after a delay. Not by `setTimeout`: its ids are counted per document, so the page would see ours missing
   * from its own.
   */
  delay(milliseconds: number): Promise<void>;
  failures(): number;
}

export interface Delivery {
  add(record: SocketRecord): void;
  /** Sends all that waits at once, not waiting for an answer: the page is going. */
  flush(): void;
}

/**
 * Delivers records until the background says that they are stored, in batches that form by themselves while an
 * earlier one is under way. At least once, with an idempotent key: the journal makes it exactly once.
 */
export function createDelivery(ports: DeliveryPorts): Delivery {
  const waiting = new Map<string, SocketRecord>();
  let dropped = 0;
  let toldFailures = 0;
  let running = false;

  function message(records: SocketRecord[]): RecordsMessage {
    return { type: 'records', records, dropped, failures: ports.failures() - toldFailures };
  }

  async function run(): Promise<void> {
    let delay = FIRST_DELAY_MS;
    // A turn, so that what ends in one task travels in one message.
    await Promise.resolve();
    while (waiting.size > 0 && ports.isConnected()) {
      const batch = message([...waiting.values()].slice(0, MOST_PER_MESSAGE));
      try {
        const stored = storedKeys(await ports.send(batch));
        dropped -= batch.dropped;
        toldFailures += batch.failures;
        for (const name of stored) waiting.delete(name);
        if (stored.length === 0) throw new Error('nothing was stored');
        delay = FIRST_DELAY_MS;
      } catch {
        await ports.delay(delay);
        delay = Math.min(delay * 2, LONGEST_DELAY_MS);
      }
    }
  }

  function start(): void {
    if (running) return;
    running = true;
    run().finally(() => {
      running = false;
    });
  }

  return {
    add(record) {
      waiting.set(nameOf(record), record);
      if (waiting.size > MOST_WAITING) {
        const oldest = waiting.keys().next();
        if (!oldest.done) waiting.delete(oldest.value);
        dropped++;
      }
      start();
    },
    flush() {
      if (waiting.size === 0 || !ports.isConnected()) return;
      const records = [...waiting.values()];
      for (let from = 0; from < records.length; from += MOST_PER_MESSAGE) {
        ports.send({ ...message(records.slice(from, from + MOST_PER_MESSAGE)), dropped: 0, failures: 0 }).then(
          (receipt) => {
            for (const name of storedKeys(receipt)) waiting.delete(name);
          },
          () => {},
        );
      }
    },
  };
}

/** How a receipt names a record: a later revision is another delivery. */
const nameOf = ({ key, revision }: SocketRecord): string => `${key}@${revision}`;

function storedKeys(answer: unknown): string[] {
  const stored = typeof answer === 'object' && answer !== null ? (answer as Partial<Receipt>).stored : null;
  return Array.isArray(stored) ? stored.filter((name) => typeof name === 'string') : [];
}

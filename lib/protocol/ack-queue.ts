import type { Receipt } from './messages';

/** Most items that wait. Beyond it the queue drops the oldest. */
const LIMIT = 5_000;
/** Items in one message. */
const BATCH = 200;
const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 5_000;
/** Items added this soon after a message go into the next one: messages cost more than items. */
const GATHERING_MS = 100;

/** What a queue needs of `browser.runtime`. */
export interface MessageRuntime {
  /** `undefined` after the extension that this script belongs to was reloaded or removed. */
  readonly id?: string | undefined;
  /** Resolves to a receipt. Rejects where the background was stopped before it answered. */
  sendMessage(message: object): Promise<unknown>;
}

export interface AckQueuePorts<Item> {
  runtime: MessageRuntime;
  /** Called with each item that the queue drops. */
  onDrop(item: Item): void;
  /** Returns the message for items, which the background answers with a {@link Receipt}. */
  messageOf(items: Item[]): object;
  delay(milliseconds: number): Promise<void>;
  /** Resolves when the next message may be read and sent. */
  turn(): Promise<void>;
}

export interface AckQueue<Item> {
  /**
   * Adds an item.
   *
   * @param replaced name of the item that it replaces
   */
  add(name: string, item: Item, replaced?: string): void;
  /** Sends again after the page was frozen: a message sent before may never be answered. */
  resume(): void;
  /** Sends all items at once, without waiting for answers: the page is going away. */
  flush(): void;
}

/**
 * Sends items to the background until its receipt names them: the first at once, later ones in batches, and again after
 * growing delays. Delivers at least once, so the background must store by name.
 */
export function createAckQueue<Item>({ runtime, onDrop, messageOf, delay, turn }: AckQueuePorts<Item>): AckQueue<Item> {
  const waiting = new Map<string, Item>();
  /** The current run, which a later one replaces. */
  let running: object | null = null;

  /** Sends one message. Resolves to the number of acknowledged items; rejects where the answer is no receipt. */
  async function post(from: number): Promise<number> {
    const items = [...waiting.values()].slice(from, from + BATCH);
    const { stored } = (items[0] && (await runtime.sendMessage(messageOf(items)))) as Receipt;
    return stored.filter((name) => waiting.delete(name)).length;
  }

  async function run(): Promise<void> {
    const own = {};
    running = own;
    for (let wait = FIRST_DELAY_MS; waiting.size && runtime.id; ) {
      await turn();
      if (running !== own) return;
      if (await post(0).catch(() => 0)) {
        wait = FIRST_DELAY_MS;
        if (waiting.size < BATCH) await delay(GATHERING_MS);
      } else {
        await delay(wait);
        wait = Math.min(wait * 2, LONGEST_DELAY_MS);
      }
    }
    running = null;
  }

  return {
    add(name, item, replaced = name) {
      waiting.delete(replaced);
      waiting.set(name, item);
      for (const [oldest, dropped] of waiting) {
        if (waiting.size <= LIMIT) break;
        waiting.delete(oldest);
        onDrop(dropped);
      }
      if (!running) void run();
    },
    resume: run,
    flush() {
      for (let from = 0; from < waiting.size; from += BATCH) post(from).catch(() => {});
    },
  };
}

import { LEAVING_MS } from '../model/limits';
import type { RawFrame, RawSocket, RecordsMessage } from '../protocol/raw-events';
import type { PendingReport } from './socket-watch';

/** Ends that may wait in one frame for the background. Beyond, the oldest are dropped and counted. */
const MOST_WAITING = 5_000;
const MOST_PER_MESSAGE = 200;
const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 5_000;
/** What ends this soon after a message travels in the next one: messages cost the page more than ends do. */
const GATHERING_MS = 100;
const GOING_AWAY = 1001;

export interface DeliveryPorts {
  frame: RawFrame;
  /** Rejects where the background was stopped before it answered. */
  send(message: RecordsMessage): Promise<unknown>;
  /** Whether the extension that this script belongs to still exists. */
  isConnected(): boolean;
  /**
   * Not by `setTimeout`: its ids are counted per document, so the page would see ours missing from its own.
   */
  delay(milliseconds: number): Promise<void>;
  /** Resolves in a task of its own, soon also where the browser throttles timers: in hidden tabs and frames out of sight. */
  turn(): Promise<void>;
  /** Failures of our own in this frame so far. */
  failures(): number;
  /** Ends that were dropped before they came here. */
  dropped(): number;
}

export interface Delivery {
  add(report: PendingReport): void;
  /** The page came back from the back-forward cache: whatever was under way as it was frozen may never be answered. */
  resume(): void;
  /** Sends all that waits at once, not waiting for an answer: the page is going. */
  flush(): void;
}

/**
 * Delivers facts until the background says that they are stored: the first at once, what ends soon after in batches. At
 * least once, with an idempotent key: the journal makes it exactly once.
 */
export function createDelivery({
  frame,
  send,
  isConnected,
  delay,
  turn,
  failures,
  dropped: droppedBefore,
}: DeliveryPorts): Delivery {
  /** By `SEQUENCE@REVISION`, in the order of their ends. What was read once is sent again as it was. */
  const waiting = new Map<string, { report: PendingReport; raw?: RawSocket }>();
  let dropped = 0;
  /** Rises with each run; 0: none is under way. */
  let running = 0;
  let runs = 0;
  let pause: Promise<void> | undefined;

  function take(from: number): RecordsMessage {
    const sockets = [...waiting.values()].slice(from, from + MOST_PER_MESSAGE).map((item) => {
      item.raw ??= item.report.read();
      return item.raw;
    });
    return { type: 'records', frame, sockets, dropped: dropped + droppedBefore(), failures: failures() };
  }

  /** Sends one message; what the answer names waits no longer. Resolves to how many that were. */
  async function post(message: RecordsMessage): Promise<number> {
    const answer = (await send(message)) as { stored?: unknown } | null | undefined;
    if (!Array.isArray(answer?.stored)) return 0;
    for (const name of answer.stored) waiting.delete(name);
    return answer.stored.length;
  }

  async function run(): Promise<void> {
    const own = ++runs;
    running = own;
    // In a task of its own: neither reading nor sending may hold up the page's own `close` listeners.
    await turn();
    for (let wait = FIRST_DELAY_MS; waiting.size && running === own && isConnected(); ) {
      await pause;
      if (await post(take(0)).catch(() => 0)) {
        wait = FIRST_DELAY_MS;
        if (waiting.size < MOST_PER_MESSAGE) await delay(GATHERING_MS);
      } else {
        await delay(wait);
        wait = Math.min(wait * 2, LONGEST_DELAY_MS);
      }
    }
    if (running === own) running = 0;
  }

  return {
    add(report) {
      // An end supersedes the provisional report.
      waiting.delete(`${report.seq}@0`);
      waiting.set(`${report.seq}@${report.revision}`, { report });
      // Firefox closes the sockets of a page that is left with 1001, and tells only then that it is left: `pagehide`
      // is to be among the events that travel along, and flushes.
      if (report.end.kind === 'close' && report.end.code === GOING_AWAY) pause = delay(LEAVING_MS);
      if (waiting.size > MOST_WAITING) {
        const [[oldest, item] = ['', { report }]] = waiting;
        waiting.delete(oldest);
        if (item.report.revision) dropped++;
      }
      if (!running) void run();
    },
    resume() {
      if (waiting.size) void run();
    },
    flush() {
      if (!isConnected()) return;
      for (let from = 0; from < waiting.size; from += MOST_PER_MESSAGE) {
        post(take(from)).catch(() => {});
      }
    },
  };
}

import type { EvidenceItem, EvidenceMessage } from './messages';

/** Items that may wait for the background. Beyond, the oldest are let go. */
const MOST_WAITING = 10_000;
const MOST_PER_MESSAGE = 200;
const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 5_000;

export interface AckQueuePorts {
  tabId: number;
  /** Rejects where the background was stopped before it answered. */
  send(message: EvidenceMessage): Promise<unknown>;
  delay(milliseconds: number): Promise<void>;
}

export interface AckQueue {
  add(items: readonly EvidenceItem[]): void;
  /** Lets go of what still waits. */
  stop(): void;
}

/**
 * Carries evidence to the background, again and again until it answers `{stored: [id, ...]}`. At least once: the same
 * evidence joined twice is joined once.
 */
export function createAckQueue({ tabId, send, delay }: AckQueuePorts): AckQueue {
  const waiting = new Map<string, EvidenceItem>();
  let isRunning = false;

  async function post(): Promise<boolean> {
    const items = [...waiting.values()].slice(0, MOST_PER_MESSAGE);
    const stored = acknowledgedIds(await send({ type: 'evidence', tabId, items }));
    for (const id of stored) waiting.delete(id);
    return stored.length > 0;
  }

  async function run(): Promise<void> {
    for (let wait = FIRST_DELAY_MS; waiting.size > 0; ) {
      if (await post().catch(() => false)) {
        wait = FIRST_DELAY_MS;
      } else {
        await delay(wait);
        wait = Math.min(wait * 2, LONGEST_DELAY_MS);
      }
    }
    isRunning = false;
  }

  return {
    add(items) {
      for (const item of items) waiting.set(item.id, item);
      for (const id of waiting.keys()) {
        if (waiting.size <= MOST_WAITING) break;
        waiting.delete(id);
      }
      if (isRunning) return;
      isRunning = true;
      void run();
    },
    stop: () => waiting.clear(),
  };
}

function acknowledgedIds(answer: unknown): string[] {
  if (typeof answer !== 'object' || answer === null || !('stored' in answer)) return [];
  return Array.isArray(answer.stored) ? answer.stored.filter((id) => typeof id === 'string') : [];
}

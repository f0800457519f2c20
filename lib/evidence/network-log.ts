import type { EvidenceItem } from '../protocol/messages';
import { evidenceFromHar, isInFlight } from './har-entry';

/** `devtools.network`, or anything like it. */
export interface NetworkLog {
  readonly onRequestFinished: {
    addListener(listener: (entry: object) => void): void;
    removeListener(listener: (entry: object) => void): void;
  };
  /**
   * All that the log holds since DevTools was opened: an object with `entries`. Older Chromium calls back, newer gives
   * a promise where there is no callback; the polyfill knows nothing of it.
   */
  getHAR(callback: (log: unknown) => void): unknown;
}

/**
 * Tells of every WebSocket that the browser's Network log knows to have ended: those of now and those from before this
 * listener. What comes in one task is told at once; the same entry is told once.
 *
 * @returns stops it
 */
export function watchNetworkLog(network: NetworkLog, emit: (items: EvidenceItem[]) => void): () => void {
  const reported = new Set<string>();
  let batch: EvidenceItem[] = [];
  let stopped = false;

  function hear(entry: unknown): void {
    const item = evidenceFromHar(entry);
    if (!item || reported.has(item.id)) return;
    reported.add(item.id);
    batch.push(item);
    if (batch.length === 1) void turnOver();
  }

  async function turnOver(): Promise<void> {
    await null;
    const items = batch;
    batch = [];
    if (!stopped && items.length > 0) emit(items);
  }

  function catchUp(log: unknown): void {
    for (const entry of entriesOf(log)) if (!isInFlight(entry)) hear(entry);
  }

  network.onRequestFinished.addListener(hear);
  network.getHAR(catchUp);
  return () => {
    stopped = true;
    network.onRequestFinished.removeListener(hear);
  };
}

function entriesOf(log: unknown): unknown[] {
  if (typeof log !== 'object' || log === null || !('entries' in log)) return [];
  return Array.isArray(log.entries) ? log.entries : [];
}

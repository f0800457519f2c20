import type { LogEntry } from './entry';
import type { Traffic } from './record';

/**
 * Returns the counts of an entry: those of the browser's network log where the page's own are estimates. They stay
 * estimates where that log was not kept.
 */
export function exactTraffic({ record: { traffic }, evidence }: LogEntry): Traffic | null {
  if (!traffic?.received.approximate || !evidence?.traffic) return traffic;
  return { sent: traffic.sent, received: { ...traffic.received, ...evidence.traffic.received, approximate: false } };
}

/** Returns the mean time between two incoming messages, in milliseconds; `null`: there were fewer than two. */
export function usualGap({ messages, firstAt, lastAt }: Traffic['received']): number | null {
  return messages < 2 || firstAt === null || lastAt === null ? null : (lastAt - firstAt) / (messages - 1);
}

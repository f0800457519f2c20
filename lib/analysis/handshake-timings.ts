import type { HandshakeEvidence, LogEntry } from '../model/entry';

const PHASES = ['blocked', 'dns', 'connect', 'ssl', 'send', 'wait', 'receive'] as const;

type Timings = NonNullable<HandshakeEvidence['timings']>;

/** By which two clocks may differ about the same handshake: a tenth of it, and this. Milliseconds. */
const SLACK = 2;

/**
 * Returns the phases of a handshake without those that cannot be right; `null`: none is known.
 *
 * No phase is longer than the handshake that the page itself measured. Chromium's `wait` of a socket is the time of its
 * last message, however late that was: older logs, and files of other programs, hold it.
 */
export function handshakeTimings({ record, evidence }: LogEntry): Timings | null {
  const { createdAt, openedAt, endedAt, outcome } = record;
  const timings = evidence?.timings ?? null;
  // Of a worker's socket nothing else is known.
  if (timings === null || outcome.kind === 'unseen') return timings;
  const measured = Math.max(0, (openedAt ?? endedAt) - createdAt);
  const right: Timings = {};
  for (const phase of PHASES) {
    const spent = timings[phase];
    if (spent !== undefined && spent <= measured * 1.1 + SLACK) right[phase] = Math.min(spent, measured);
  }
  return Object.keys(right).length === 0 ? null : right;
}

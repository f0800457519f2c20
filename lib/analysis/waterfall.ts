import type { HandshakeEvidence } from '../model/entry';

export type Timing = keyof NonNullable<HandshakeEvidence['timings']>;

/** A phase of a handshake, in milliseconds from its beginning. */
export interface Span {
  phase: Timing;
  from: number;
  duration: number;
}

const ORDER = ['blocked', 'dns', 'connect', 'ssl', 'send', 'wait', 'receive'] as const;

/** The phases that took place, one after the other; of `connect`, `ssl` is the last part (HAR 1.2). */
export function waterfall(timings: HandshakeEvidence['timings']): { spans: Span[]; total: number } {
  const spans: Span[] = [];
  let at = 0;
  for (const phase of ORDER) {
    const duration = timings?.[phase];
    if (duration === undefined) continue;
    const isWithin = phase === 'ssl' && timings?.connect !== undefined;
    spans.push({ phase, from: isWithin ? Math.max(0, at - duration) : at, duration });
    if (!isWithin) at += duration;
  }
  return { spans, total: at };
}

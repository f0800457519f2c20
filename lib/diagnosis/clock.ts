import type { Case } from './case';

/** A jump of the wall clock that came so shortly before an end that it may have to do with it. */
export interface ClockJump {
  /** Forward, milliseconds. */
  ms: number;
  /** Nothing else explains it, as a slow delivery might. */
  isSure: boolean;
}

/** How long after waking a connection may be missed. Milliseconds, of the page's own clock. */
const MISSED = 120_000;

/** `null`: the clock did not jump forward before this end, or the connection was heard of after it. */
export function clockJumpBefore(end: Case): ClockJump | null {
  const marks = end.record.marks.flatMap((mark) => (mark.what === 'clockjump' && mark.ms > 0 ? [mark] : []));
  const noticed = marks.findLast(({ at }) => at <= end.endedAt);
  if (noticed) {
    const since = end.endedAt - noticed.at;
    const isAlive = end.unheardMs !== null && end.unheardMs < since;
    return since <= MISSED && !isAlive ? { ms: noticed.ms, isSure: true } : null;
  }
  // By when records arrived in the log, for those of a time when the page did not look at its clock.
  const { ms, lasting } = end.surroundings.clockJump(end);
  return ms === 0 ? null : { ms, isSure: lasting };
}

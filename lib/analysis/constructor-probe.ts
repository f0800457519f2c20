import type { Case } from './case';
import type { Observation } from './finding';
import type { SocketSummary } from './socket-summary';

/** A page that catches the exception tries again in the same task. Milliseconds. */
export const AT_ONCE = 50;

/**
 * Returns after how many milliseconds a constructor's exception was followed by a call for the same endpoint that was
 * taken; `null`: it was not, or not at once. Libraries try arguments that only other platforms know (colyseus.js passes
 * options first) and expect the exception: nothing failed.
 *
 * @param attempts of one document at one endpoint, oldest first
 */
export function probeMs(attempts: readonly SocketSummary[], place: number): number | null {
  const probe = attempts[place]?.record;
  if (probe?.outcome.kind !== 'constructor-threw') return null;
  for (const { record } of attempts.slice(place + 1, place + 4)) {
    const ms = Math.max(0, record.createdAt - probe.endedAt);
    if (ms > AT_ONCE) return null;
    if (record.outcome.kind !== 'constructor-threw') return ms;
  }
  return null;
}

/** The same as a fact against each cause that the exception speaks for. */
export function takenAgain({ relation: { siblings, place } }: Case): Observation[] {
  const ms = probeMs(siblings, place);
  return ms === null ? [] : [{ fact: 'taken-again', ms }];
}

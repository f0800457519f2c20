import { CLIENTS } from './clients';
import { CONNECTIONS } from './connections';
import { HANDSHAKES } from './handshakes';
import { HOURS, KNOWN_HOURS } from './hours';
import { KNOWN } from './known';
import type { Report } from './report';

/** Reports that were chosen, and their truth written down, before Hangup was asked about them. */
export const CHOSEN_REPORTS: readonly Report[] = [...HANDSHAKES, ...CONNECTIONS, ...HOURS];
/** Reports that Hangup was judged by while it was written. */
export const KNOWN_REPORTS: readonly Report[] = [...KNOWN, ...KNOWN_HOURS];
/** Every report. */
export const REPORTS: readonly Report[] = [...CHOSEN_REPORTS, ...KNOWN_REPORTS, ...CLIENTS];

/** The host that a report's socket connects to, without a port. */
export function hostOf({ id, replay }: Report): string {
  return ('play' in replay ? replay.host : undefined) ?? `${id}.report.test`;
}

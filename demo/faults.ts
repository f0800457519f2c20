import type { Engine } from '../lib/model/entry';
import type { Expected, Fault, Places } from './fault';
import { BROKEN_FRAMES } from './faults/broken-frames';
import { BREAKS } from './faults/connection';
import { BROKEN, REFUSED } from './faults/handshake';
import { CROSSING, MISTAKES, PAGE_CLOSES } from './faults/page-closes';
import { FORBIDDEN_CONNECTIONS, FRAMES, WORKERS } from './faults/places';
import { FORBIDDEN_CODES, SERVER_CLOSES } from './faults/server-closes';
import { SLOW } from './faults/slow';

/** Every fault, in the order in which the page shows them. */
export const FAULTS: readonly Fault[] = [
  ...SERVER_CLOSES,
  ...FORBIDDEN_CODES,
  ...BREAKS,
  ...REFUSED,
  ...BROKEN,
  ...BROKEN_FRAMES,
  ...PAGE_CLOSES,
  ...CROSSING,
  ...MISTAKES,
  ...FORBIDDEN_CONNECTIONS,
  ...FRAMES,
  ...WORKERS,
  ...SLOW,
];

export function findFault(id: string): Fault | undefined {
  return FAULTS.find((fault) => fault.id === id);
}

/**
 * Expected record and row in this browser; `null`: it cannot play the fault.
 *
 * Firefox words failures differently, so Chromium's sentences are not expected there.
 */
export function expectedIn(fault: Fault, engine: Exclude<Engine, 'safari'>): Expected | null {
  if (engine === 'chromium') return fault.expected;
  if (fault.firefox === null) return null;
  return { ...fault.expected, evidence: withoutFailure(fault.expected.evidence), ...fault.firefox };
}

function withoutFailure(evidence: Expected['evidence']): Expected['evidence'] {
  if (!evidence) return null;
  const { failure: _, ...rest } = evidence;
  return rest;
}

/** Visible cells of a row in the panel, from the code to who closed it. */
export type ExpectedRow = readonly [
  code: string,
  name: string,
  category: string,
  http: string,
  reason: string,
  closedBy: string,
];

/** The row that the panel must show; `undefined`: none. */
export function rowOf({ row, reason, closedBy }: Expected): ExpectedRow | undefined {
  if (!row) return undefined;
  return [
    row.code,
    row.name,
    row.category,
    row.http,
    reason ?? '',
    closedBy === 'both' ? 'both ends' : (closedBy ?? ''),
  ];
}

/** The URL that the page passes to the constructor, with addresses in place of their names in braces. */
export function urlOf(fault: Fault, places: Places): string {
  const addresses = new Map<string, string>(Object.entries(places));
  return fault.play.connect.url.replace(/\{(\w+)\}/g, (whole, name: string) => addresses.get(name) ?? whole);
}

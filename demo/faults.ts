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
 * What must be recorded in this browser; `null`: it cannot play the fault.
 *
 * Firefox has sentences of its own, so Chromium's are not expected there.
 */
export function expectedIn(fault: Fault, engine: Exclude<Engine, 'safari'>): Expected | null {
  if (engine === 'chromium') return fault.expected;
  if (fault.firefox === null) return null;
  return { ...fault.expected, evidence: withoutSentence(fault.expected.evidence), ...fault.firefox };
}

function withoutSentence(evidence: Expected['evidence']): Expected['evidence'] {
  if (!evidence) return null;
  const { failure: _, ...rest } = evidence;
  return rest;
}

/** The URL that the page passes to the constructor when this demo is played: addresses for their names in braces. */
export function urlOf(fault: Fault, places: Places): string {
  const addresses = new Map<string, string>(Object.entries(places));
  return fault.play.connect.url.replace(/\{(\w+)\}/g, (whole, name: string) => addresses.get(name) ?? whole);
}

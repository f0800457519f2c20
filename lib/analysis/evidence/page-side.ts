import { parseStack } from '../../model/stack';
import type { Case } from '../case';
import { isPageClose } from '../classify';
import type { Observation } from '../finding';

/** Just before, milliseconds. */
export const JUST = 2_000;

/** The page's own `close()`, and the innermost frame of its call. */
export function pageClose({ record: { closeCall } }: Case): Observation {
  return {
    fact: 'page-close',
    code: closeCall?.code ?? null,
    reason: closeCall?.reason ?? null,
    state: closeCall?.state ?? 'open',
    site: parseStack(closeCall?.stack ?? null)[0] ?? null,
  };
}

/** Lost by the other end, or given up by the page for want of an answer. */
export function isLost({ endType, unheardMs, outcome }: Case): boolean {
  if (endType === 'cut' || (endType === 'server' && outcome.kind === 'closed' && outcome.code !== 1000)) return true;
  return isPageClose(endType) && unheardMs !== null && unheardMs >= 10_000;
}

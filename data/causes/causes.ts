import type { Cause } from './cause';
import { FORBIDDEN } from './forbidden';
import { TIME_LIMITS } from './limits';
import { PAGE_SIDE, RECONNECTS } from './page-side';
import { REFUSED } from './refused';
import { SERVER_CLOSES } from './server-closes';
import { UNREACHABLE } from './unreachable';

const ALL = [
  ...UNREACHABLE,
  ...REFUSED,
  ...FORBIDDEN,
  ...TIME_LIMITS,
  ...SERVER_CLOSES,
  ...PAGE_SIDE,
  ...RECONNECTS,
] as const;

export type CauseId = (typeof ALL)[number]['id'];

/** All causes that Hangup can tell. Of two that are equally likely the earlier is shown first. */
export const CAUSES: readonly (Cause & { id: CauseId })[] = ALL;

const byId = new Map<string, Cause & { id: CauseId }>(ALL.map((cause) => [cause.id, cause]));

/** `undefined` for an id that is none of ours, as an imported log may hold. */
export function findCause(id: string): (Cause & { id: CauseId }) | undefined {
  return byId.get(id);
}

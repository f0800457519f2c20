import type { Fix } from './fix';
import { JAVASCRIPT_FIXES } from './javascript';
import { PAGE_FIXES } from './page';
import { PLATFORM_FIXES } from './platforms';
import { PROXY_FIXES } from './proxies';
import { SERVER_FIXES } from './servers';

const ALL = [...PROXY_FIXES, ...PLATFORM_FIXES, ...JAVASCRIPT_FIXES, ...SERVER_FIXES, ...PAGE_FIXES] as const;

export type FixId = (typeof ALL)[number]['id'];

/** All fixes, those nearest to the network first. Causes name theirs by id. */
export const FIXES: readonly (Fix & { id: FixId })[] = ALL;

const byId = new Map<FixId, Fix>(FIXES.map((fix) => [fix.id, fix]));

/** Returns fixes by their ids, in that order. */
export function fixesOf(ids: readonly FixId[]): readonly Fix[] {
  return ids.flatMap((id) => byId.get(id) ?? []);
}

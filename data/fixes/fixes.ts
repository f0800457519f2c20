import type { CauseId } from '../causes/causes';
import type { Fix } from './fix';
import { JAVASCRIPT_FIXES } from './javascript';
import { PAGE_FIXES } from './page';
import { PLATFORM_FIXES } from './platforms';
import { PROXY_FIXES } from './proxies';
import { SERVER_FIXES } from './servers';

/** All fixes, those nearest to the network first. */
export const FIXES: readonly Fix[] = [
  ...PROXY_FIXES,
  ...PLATFORM_FIXES,
  ...JAVASCRIPT_FIXES,
  ...SERVER_FIXES,
  ...PAGE_FIXES,
];

/** Fixes for a cause; those that are for it before all come first. */
export function fixesFor(cause: CauseId): readonly Fix[] {
  return FIXES.filter(({ causes }) => causes.includes(cause)).sort(
    (a, b) => a.causes.indexOf(cause) - b.causes.indexOf(cause),
  );
}

import type { CauseId } from '../lib/analysis/causes/all';

/**
 * Causes that no page brings about by itself: the browser must have a proxy, or another idea of the network. The
 * end-to-end tests stage each of them in a browser of its own (e2e/browser-scenarios.spec.ts).
 */
export const BROWSER_SCENARIOS = [
  'local-network-access',
  'proxy-in-the-way',
  'network-changed',
] as const satisfies readonly CauseId[];

export type BrowserScenario = (typeof BROWSER_SCENARIOS)[number];

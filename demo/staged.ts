import type { CauseId } from '../data/causes/causes';

/**
 * Causes that no page brings about by itself: the browser must have a proxy, another idea of the network, a page to go
 * back from. The end-to-end tests stage each of them in a browser of its own (e2e/staged.spec.ts).
 */
export const STAGED = [
  'local-network-access',
  'proxy-in-the-way',
  'http2-connect',
  'network-changed',
  'too-many-sockets',
  'back-forward-cache',
] as const satisfies readonly CauseId[];

export type Staged = (typeof STAGED)[number];

/**
 * The one idea in Hangup's look: five categories of end, each with its own hue and shape, the same everywhere.
 *
 * - `normal`: 1000, 1001 and a clean 1005
 * - `protocol`: the rest of 0-2999 and whatever lies outside the registry
 * - `registered`: 3000-3999
 * - `private`: 4000-4999
 * - `local`: never on the wire: a handshake that failed, 1006, 1015
 */
export type Category = 'normal' | 'protocol' | 'registered' | 'private' | 'local';

export const CATEGORIES: readonly Category[] = ['normal', 'protocol', 'registered', 'private', 'local'];

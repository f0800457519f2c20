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

/** What the code alone does not tell of an end. */
export interface EndContext {
  /** Absent: as if clean, which a 1005 nearly always is. */
  wasClean?: boolean;
  /** Absent: the connection had been open. */
  handshakeFailed?: boolean;
}

/** The category of an end by its close code; answers for every number. */
export function categoryOf(code: number, { wasClean = true, handshakeFailed = false }: EndContext = {}): Category {
  if (handshakeFailed || code === 1006 || code === 1015) return 'local';
  if (code === 1000 || code === 1001 || (code === 1005 && wasClean)) return 'normal';
  if (!Number.isInteger(code)) return 'protocol';
  if (code >= 3000 && code <= 3999) return 'registered';
  if (code >= 4000 && code <= 4999) return 'private';
  return 'protocol';
}

/** Returns the category of a connection that ended without a close code, by the kind of its outcome. */
export function categoryOfKind(kind: string): Category {
  return kind === 'page-went-away' ? 'normal' : 'local';
}

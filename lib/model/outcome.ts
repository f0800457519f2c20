import type { SocketRecord } from './record';

/** True where the socket opened and nothing reported when or how it ended: a worker's, at its last sighting. */
export function isEndUnknown({ outcome, openedAt, endedAt }: SocketRecord): boolean {
  return outcome.kind === 'unseen' && openedAt !== null && openedAt === endedAt;
}

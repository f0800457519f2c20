import type { Case } from '../case';
import type { Observation } from '../finding';
import { endpointUrl } from '../socket-summary';

/** How long a deploy takes, at most: after a connection was ended for it. Milliseconds. */
const DEPLOY = 120_000;

/**
 * Whether a failed handshake belongs to a restart that its neighbours tell of: connections to this URL were closed with
 * 1001 or 1012, or several were cut at once, shortly before, and a later attempt opened. `null`: nothing tells.
 */
export function restartAround(end: Case): Observation[] | null {
  const { createdAt } = end.record;
  const near = end.hostStatistics.endedAround(createdAt, DEPLOY);
  const endpoint = endpointUrl(end.record.url ?? '');
  const before = near.findLast(
    (socket) =>
      socket.endedAt <= createdAt &&
      endpointUrl(socket.record.url ?? '') === endpoint &&
      ((socket.endType === 'server' && (socket.code === 1001 || socket.code === 1012)) ||
        (socket.endType === 'cut' && end.hostStatistics.relationOf(socket.key).burst !== null)),
  );
  if (!before) return null;
  const opened = end.hostStatistics.openedBefore(Number.POSITIVE_INFINITY) - end.hostStatistics.openedBefore(createdAt);
  return [
    {
      fact: 'restarted',
      code: before.endType === 'server' ? before.code : null,
      ms: Math.max(0, createdAt - before.endedAt),
    },
    ...(opened > 0 ? [{ fact: 'opened-after', count: opened } as const] : []),
  ];
}

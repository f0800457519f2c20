import type { SocketRecord } from '../model/record';
import { closerOf } from './closer';

/**
 * Whether an end would surprise the developer: anything but a clean 1000, 1001 or 1005, what the page
 * closed itself, or the page going away. Counted on the toolbar badge.
 */
export function isAbnormal(record: SocketRecord): boolean {
  const { outcome, closeCall } = record;
  switch (outcome.kind) {
    case 'closed':
      if (closerOf(record) === 'page') return !outcome.wasClean;
      return !(outcome.wasClean && (outcome.code === 1000 || outcome.code === 1001 || outcome.code === 1005));
    case 'handshake-failed':
      // 1001: Firefox's word for a page that was left.
      return closeCall === null && outcome.code !== 1001;
    case 'blocked':
    case 'constructor-threw':
      return true;
    case 'page-went-away':
    case 'unseen':
      return false;
  }
}

/** Whether it opened, and nobody told of its end. */
export function isEndUnknown({ outcome, openedAt, endedAt }: SocketRecord): boolean {
  return outcome.kind === 'unseen' && openedAt !== null && openedAt === endedAt;
}

import { closerOf } from './closer';
import type { SocketRecord } from './record';

/** The parts of a socket's life in milliseconds, as {@link Annotation} has them. */
export interface Spans {
  durationMs: number;
  handshakeMs: number;
  openMs: number | null;
  closingMs: number | null;
  silentMs: number | null;
}

export function spansOf(record: SocketRecord): Spans {
  const { createdAt, openedAt, closingAt, endedAt, traffic } = record;
  const began = openedAt !== null && closingAt !== null && closerOf(record) !== 'server';
  const closing = began ? Math.max(closingAt, openedAt) : null;
  const last = openedAt && traffic ? Math.max(openedAt, traffic.sent.lastAt ?? 0, traffic.received.lastAt ?? 0) : null;
  return {
    durationMs: endedAt - createdAt,
    handshakeMs: (openedAt ?? endedAt) - createdAt,
    openMs: openedAt === null ? null : (closing ?? endedAt) - openedAt,
    closingMs: closing === null ? null : endedAt - closing,
    silentMs: last === null ? null : endedAt - last,
  };
}

import type { Exactness } from '../../data/close-code';
import type { Phase } from '../../data/phase';
import type { Category } from '../model/category';
import type { LogEntry } from '../model/entry';
import { type ClosedBy, classify } from './classify';

/**
 * All that is shown in the grid and exported beside a record, computed from it and from the reference: cheap enough to
 * be made for every entry of a long log. Sentences are made apart, for the one entry that is read ({@link explain}).
 */
export interface Annotation {
  /**
   * What stands in the code column: `1006`; `✕ 403` for a handshake whose answer is known; `✕` for one that failed
   * otherwise; `–` where there is no code and none was refused (the page went away, a worker's socket).
   */
  codeLabel: string;
  /** As page script was told; `null` where it was told none. */
  code: number | null;
  /**
   * The code's name, the status text or the network error of a failed handshake, the exception's name. English in every
   * language of the page, like all texts here: exports are the same everywhere. For the screen see `annotation-text.ts`.
   */
  name: string;
  category: Category;
  /** What the code means, in one sentence; `null` where there is no code, or nothing but 1006 for a failed handshake. */
  meaning: string | null;
  /**
   * The protocol or product whose word {@link meaning} is, and {@link name} as well for a code from 3000 up; `null`: the
   * standard's.
   */
  application: string | null;
  http: HttpLabel;
  /** As it came in the Close frame; where the page closed and none came back, the one it gave to `close()`; `''`: none. */
  reason: string;
  closedBy: ClosedBy;
  /** Where a connection failed; `null` where it did not, or where that is not known. */
  phase: Phase | null;
  /** Status of the answer to the opening handshake, when it was seen. */
  status: number | null;
  /** Milliseconds from constructor to end. */
  durationMs: number;
  /** Milliseconds from constructor to `open` (or to the end, if it never opened). */
  handshakeMs: number;
  /** Milliseconds from `open` to the begin of the closing handshake, or to the end. `null`: it never opened. */
  openMs: number | null;
  /** Milliseconds of the closing handshake that the page began. `null`: it began none that can be timed. */
  closingMs: number | null;
  /** Milliseconds from the last message either way (or `open`) to the end. `null`: never open, or not counted. */
  silentMs: number | null;
  /** `''` where the URL is not known. */
  url: string;
  /** With port where the URL has one; `''` where it cannot be parsed. */
  host: string;
  /** Path and query; the whole of a URL that cannot be parsed. */
  path: string;
  /** URL of the socket's document. */
  frameUrl: string;
  /** Known from the browser's own network log alone: a worker's. */
  worker: boolean;
}

/** An HTTP status beside a close code, and how far to trust the likeness. */
export interface HttpLabel {
  status: number | null;
  /**
   * - `itself`: the status was really seen, as the answer to the opening handshake
   * - `exact`, `close`, `loose`: an equivalent, as the reference grades it
   * - `none`: there is none
   */
  kind: 'itself' | Exactness;
  /** `403 (actual response)`, `= 502`, `≈ 503`, `~ 500`, `none`. */
  text: string;
}

/** The parts of a socket's life in milliseconds, as {@link Annotation} has them. */
export interface Spans {
  durationMs: number;
  handshakeMs: number;
  openMs: number | null;
  closingMs: number | null;
  silentMs: number | null;
}

export function spansOf(entry: LogEntry): Spans {
  const { createdAt, openedAt, closingAt, endedAt, traffic, closeCall } = entry.record;
  const isCrossed = closeCall !== null && classify(entry).endType === 'server';
  const began = openedAt !== null && closingAt !== null && !isCrossed;
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

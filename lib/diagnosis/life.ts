import { isAccepted } from '../handshake/accepted';
import { explainHandshake, type HandshakeExplanation } from '../handshake/explain';
import type { ParsedFailure } from '../handshake/failure';
import { closedBy, isLeaving } from '../record/closed-by';
import { closerOf } from '../record/closer';
import type { LogEntry } from '../record/entry';
import type { EpochMs, SocketRecord } from '../record/record';
import { urlParts } from '../record/url-parts';
import { documentOf, endpointUrl } from './endpoint';

/**
 * How a life ended, as far as diagnosis divides them:
 *
 * - `cut`: it was open, and then gone, without a Close frame and without a word of the browser
 * - `server`: it was open, and the other end's Close frame came first
 * - `broken`: it was open, and the browser failed it for what came
 * - `page`: the page's own `close()`, open or CONNECTING
 * - `both`: the page's `close()` and a Close frame of the server's, and nothing tells which came first
 * - `left`: the document went
 * - `refused`: it never opened
 * - `forbidden`: it never left the browser: the constructor threw, or a policy blocked it
 * - `unseen`: a worker's, opened, whose end cannot be seen
 */
export type How = 'cut' | 'server' | 'broken' | 'page' | 'both' | 'left' | 'refused' | 'forbidden' | 'unseen';

/** A socket's life in numbers: what is computed once for each entry, and looked at by many predicates. */
export interface Life {
  entry: LogEntry;
  record: SocketRecord;
  key: string;
  /** Of the socket's URL, with port; `''` where there is none. */
  host: string;
  scheme: string;
  /** Which document made it, and at what: see `endpoint.ts`. */
  document: string;
  endpoint: string;
  how: How;
  /** What became of its handshake, where that failed; `null` where it did not. */
  handshake: HandshakeExplanation | null;
  endedAt: EpochMs;
  /** As page script was told; `null` where it was told none. */
  code: number | null;
  /** The browser's sentence, taken apart; `null` where it gave none, or an empty one. */
  failure: ParsedFailure | null;
  /** The status that was given instead of 101; `null`: none, or none that is known. */
  status: number | null;
  /** From `open` to the end, or to the page's `close()`. `null`: never open. Never negative. */
  ageMs: number | null;
  /** Since the last message either way (or `open`), to the end or the page's `close()`. `null`: not counted. */
  silentMs: number | null;
  /** The same, since the page's last message, and since the server's last. */
  unsentMs: number | null;
  unheardMs: number | null;
  /**
   * A silence that it surely lived through: the mean gap between its messages, which the longest one cannot be below.
   * 0 where nothing is known.
   */
  survivedMs: number;
}

export function lifeOf(entry: LogEntry): Life {
  const { record, evidence } = entry;
  const { outcome, openedAt, endedAt, closeCall, traffic } = record;
  const handshake = explainHandshake(entry);
  const failure = evidence ? failureOf(handshake) : null;
  const how = howOf(entry, handshake, failure);
  const document = documentOf(entry);
  const { host, scheme } = urlParts(record.url ?? '');
  const stops = openedAt !== null && closeCall?.state === 'open' && how !== 'server';
  const stoppedAt = stops ? Math.max(closeCall.at, openedAt) : endedAt;
  const since = (at: EpochMs | null): number | null =>
    openedAt === null || traffic === null ? null : Math.max(0, stoppedAt - Math.max(openedAt, at ?? openedAt));
  const unsentMs = since(traffic?.sent.lastAt ?? null);
  const unheardMs = since(traffic?.received.lastAt ?? null);
  const silentMs = unsentMs === null || unheardMs === null ? null : Math.min(unsentMs, unheardMs);
  const ageMs = openedAt === null ? null : Math.max(0, stoppedAt - openedAt);
  const messages = (traffic?.sent.messages ?? 0) + (traffic?.received.messages ?? 0);
  return {
    entry,
    record,
    key: record.key,
    host: host.toLowerCase(),
    scheme,
    document,
    endpoint: `${document} ${endpointUrl(record.url ?? '')}`,
    how,
    handshake: how === 'refused' ? handshake : null,
    endedAt,
    code: 'code' in outcome ? outcome.code : null,
    failure,
    status: refusedWith(entry, handshake),
    ageMs,
    silentMs,
    unsentMs,
    unheardMs,
    survivedMs: ageMs === null || silentMs === null || messages === 0 ? 0 : (ageMs - silentMs) / messages,
  };
}

/** What the browser itself said; `null`: nothing. */
function failureOf({ phase, status, error, sentence, summary }: HandshakeExplanation): ParsedFailure | null {
  return sentence === null ? null : { phase, status, error, sentence, summary: summary ?? sentence };
}

function howOf(entry: LogEntry, { phase, status }: HandshakeExplanation, failure: ParsedFailure | null): How {
  const { record, source, evidence } = entry;
  const { outcome } = record;
  switch (outcome.kind) {
    case 'blocked':
    case 'constructor-threw':
      return 'forbidden';
    case 'page-went-away':
      return 'left';
    case 'unseen':
      if (!failure && (status === null || (evidence && isAccepted(evidence)))) return 'unseen';
      return record.openedAt === null ? 'refused' : 'broken';
    case 'handshake-failed':
      if (isLeaving(entry)) return 'left';
      return closedBy(entry) === 'page' && record.closeCall ? 'page' : 'refused';
    case 'closed': {
      const closer = closerOf(record);
      if (closer === 'page' || closer === 'both') return closer;
      if (isLeaving(entry)) return 'left';
      // A clean end had a Close frame, even one with a code that stands for none.
      if (outcome.wasClean || (outcome.code !== 1006 && outcome.code !== 1015)) return failure ? 'broken' : 'server';
      // Chromium fires `error` before `close` when it failed the connection itself (measured). Firefox fires it for a
      // reset as well.
      if (failure && phase !== 'tcp') return 'broken';
      return source.engine === 'chromium' && outcome.errorEvent ? 'broken' : 'cut';
    }
  }
}

function refusedWith({ record, evidence }: LogEntry, { status }: HandshakeExplanation): number | null {
  if (record.openedAt !== null || record.outcome.kind === 'closed' || !evidence || isAccepted(evidence)) return null;
  return status === 101 || status === 0 ? null : status;
}

/** Whether the page called `close()`, alone or while the server closed as well. */
export function isPageClose(how: How): boolean {
  return how === 'page' || how === 'both';
}

/** Oldest end first; of two at the same time the one whose key comes first, so that no order of arrival counts. */
export function byEnd(a: Life, b: Life): number {
  return a.endedAt - b.endedAt || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

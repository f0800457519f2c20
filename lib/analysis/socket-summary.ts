import type { LogEntry } from '../model/entry';
import type { EpochMs, SocketRecord } from '../model/record';
import { urlParts } from '../model/url-parts';
import { closedBy, isLeaving } from './closed-by';
import { closerOf } from './closer';
import { isAccepted, type ParsedFailure } from './failure';
import { explainHandshake, type HandshakeExplanation } from './handshake';

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
export type EndType = 'cut' | 'server' | 'broken' | 'page' | 'both' | 'left' | 'refused' | 'forbidden' | 'unseen';

/** A socket's life in numbers: what is computed once for each entry, and looked at by many predicates. */
export interface SocketSummary {
  entry: LogEntry;
  record: SocketRecord;
  key: string;
  /** Of the socket's URL, with port; `''` where there is none. */
  host: string;
  scheme: string;
  /** Which document made it, and at what: see `endpoint.ts`. */
  document: string;
  endpoint: string;
  endType: EndType;
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

export function summarizeSocket(entry: LogEntry): SocketSummary {
  const { record, evidence } = entry;
  const { outcome, openedAt, endedAt, closeCall, traffic } = record;
  const handshake = explainHandshake(entry);
  const failure = evidence ? failureOf(handshake) : null;
  const endType = endTypeOf(entry, handshake, failure);
  const document = documentOf(entry);
  const { host, scheme } = urlParts(record.url ?? '');
  const stops = openedAt !== null && closeCall?.state === 'open' && endType !== 'server';
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
    endType,
    handshake: endType === 'refused' ? handshake : null,
    endedAt,
    code: 'code' in outcome ? outcome.code : null,
    failure,
    status: rejectionOf(entry, handshake),
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

function endTypeOf(entry: LogEntry, { phase, status }: HandshakeExplanation, failure: ParsedFailure | null): EndType {
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

function rejectionOf({ record, evidence }: LogEntry, { status }: HandshakeExplanation): number | null {
  if (record.openedAt !== null || record.outcome.kind === 'closed' || !evidence || isAccepted(evidence)) return null;
  return status === 101 || status === 0 ? null : status;
}

/** Whether the page called `close()`, alone or while the server closed as well. */
export function isPageClose(endType: EndType): boolean {
  return endType === 'page' || endType === 'both';
}

/** Oldest end first; of two at the same time the one whose key comes first, so that no order of arrival counts. */
export function byEnd(a: SocketSummary, b: SocketSummary): number {
  return a.endedAt - b.endedAt || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

/** Parts of a path that are drawn anew for each attempt: UUIDs, long numbers and hexadecimal, SockJS's server and session. */
const RANDOM = /^(?:[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{16,}|\d{6,})$/i;
const SOCKJS = /\/\d{3}\/[a-z0-9_]{6,}\/websocket$/i;

/** A worker has no document; its script stands for it. */
function documentOf({ record, source }: LogEntry): string {
  const { document, outcome } = record;
  return outcome.kind === 'unseen'
    ? `${source.tabId} worker ${document.url}`
    : `${source.tabId}.${source.frameId}.${document.startedAt}`;
}

const urls = new Map<string, string>();
const REMEMBERED = 4_096;

/**
 * The URL with the names of its parameters but not their values (a token or a time stamp changes with each attempt),
 * and with a star for parts of the path that look drawn at random. Together with the document that makes them, it is
 * what attempts must have in common to be attempts at the same thing.
 */
export function endpointUrl(url: string): string {
  const known = urls.get(url);
  if (known !== undefined) return known;
  if (urls.size >= REMEMBERED) urls.clear();
  const endpoint = compute(url);
  urls.set(url, endpoint);
  return endpoint;
}

function compute(url: string): string {
  const { scheme, host, path } = urlParts(url);
  const [, pathname = '', query = ''] = /^([^?#]*)(?:\?([^#]*))?/.exec(path) ?? [];
  // Only what is that long can look random.
  const plain = /[^/]{6}/.test(pathname)
    ? pathname
        .replace(SOCKJS, '/*/*/websocket')
        .split('/')
        .map((part) => (RANDOM.test(part) ? '*' : part))
        .join('/')
    : pathname;
  const names = query === '' ? [] : namesOf(query);
  const origin = host === '' ? '' : `${scheme}://${host.toLowerCase()}`;
  return `${origin}${plain}${names.length > 0 ? `?${names.join('&')}` : ''}`;
}

function namesOf(query: string): string[] {
  return query
    .split('&')
    .map((pair) => pair.replace(/=.*$/s, ''))
    .filter((name) => name !== '')
    .sort();
}

import type { LogEntry } from '../model/entry';
import type { EpochMs, SocketRecord } from '../model/record';
import { urlParts } from '../model/url-parts';
import { classify, type EndType } from './classify';
import type { ParsedFailure } from './failure';
import type { HandshakeExplanation } from './handshake';

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
  const { record } = entry;
  const { outcome, openedAt, endedAt, closeCall, traffic } = record;
  const { endType, failure, handshake, rejectedWith } = classify(entry);
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
    status: rejectedWith,
    ageMs,
    silentMs,
    unsentMs,
    unheardMs,
    survivedMs: ageMs === null || silentMs === null || messages === 0 ? 0 : (ageMs - silentMs) / messages,
  };
}

/** Oldest end first; of two at the same time the one whose key comes first, so that no order of arrival counts. */
export function byEnd(a: SocketSummary, b: SocketSummary): number {
  return a.endedAt - b.endedAt || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

/** Parts of a path that are random in each attempt: UUIDs, long numbers and hexadecimal, SockJS's server and session. */
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

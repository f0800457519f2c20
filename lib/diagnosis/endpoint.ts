import type { LogEntry } from '../record/entry';
import { urlParts } from '../record/url-parts';

/** Parts of a path that are drawn anew for each attempt: UUIDs, long numbers and hexadecimal, SockJS's server and session. */
const RANDOM = /^(?:[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{16,}|\d{6,})$/i;
const SOCKJS = /\/\d{3}\/[a-z0-9_]{6,}\/websocket$/i;

/** A worker has no document; its script stands for it. */
export function documentOf({ record, source }: LogEntry): string {
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

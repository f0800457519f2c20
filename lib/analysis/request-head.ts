import type { Case } from './case';

/** The part of a request head that makes it large. */
export type HeadPart = 'cookie' | 'url' | 'subprotocol' | 'other';

/** Size of the request that asked for the upgrade, as it went over the wire. */
export interface RequestHead {
  /** Of request line and headers, bytes. */
  bytes: number;
  largest: HeadPart;
  /** Of the largest part, bytes. */
  largestBytes: number;
}

/** Request line and headers of a browser without cookies, bytes: what is not known of a head is taken to be that long. */
const USUAL = 550;

/** From the headers that the browser's evidence has; without them, from what the record knows. */
export function requestHeadOf({ record, evidence }: Case): RequestHead {
  const headers = evidence?.requestHeaders ?? null;
  const url = pathSize(record.url ?? '');
  const subprotocol = (record.requestedProtocols ?? []).join(', ').length;
  const cookie = sizeOf(headers, 'cookie');
  const known = headers?.reduce((sum, { name, value }) => sum + name.length + value.length + 4, 0);
  const bytes = url + (known ?? USUAL + subprotocol);
  const parts: readonly (readonly [HeadPart, number])[] = [
    ['cookie', cookie],
    ['url', url],
    ['subprotocol', subprotocol],
    ['other', Math.max(0, bytes - cookie - url - subprotocol - USUAL)],
  ];
  const [largest, largestBytes] = parts.reduce((most, part) => (part[1] > most[1] ? part : most));
  return { bytes, largest, largestBytes };
}

function sizeOf(headers: readonly { name: string; value: string }[] | null, wanted: string): number {
  return (headers ?? []).reduce(
    (sum, { name, value }) => (name.toLowerCase() === wanted ? sum + value.length : sum),
    0,
  );
}

/** Length of path and query. */
function pathSize(url: string): number {
  return url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').length;
}

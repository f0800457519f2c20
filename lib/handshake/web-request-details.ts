import * as v from 'valibot';
import { EVIDENCE_LIMITS as most } from './evidence-limits';

const finite = v.pipe(v.number(), v.finite());
const cut = (length: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.slice(0, length)),
  );
const textOrNull = (length: number) => v.fallback(v.nullable(cut(length)), null);

/** A header's value may be bytes instead of text: such a header is named without its value. */
const headers = v.fallback(
  v.nullable(
    v.pipe(
      v.array(v.object({ name: cut(most.headerName), value: v.fallback(cut(most.headerValue), '') })),
      v.transform((list) => list.slice(0, most.headers)),
    ),
  ),
  null,
);

const schema = v.object({
  requestId: v.string(),
  url: cut(most.url),
  /** Milliseconds since the epoch, whole ones in Firefox. */
  timeStamp: finite,
  /** -1: shared workers, service workers. */
  tabId: finite,
  frameId: finite,
  documentId: textOrNull(most.address),
  documentUrl: textOrNull(most.url),
  incognito: v.fallback(v.boolean(), false),
  requestHeaders: headers,
  responseHeaders: headers,
  statusCode: v.fallback(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999))), null),
  statusLine: v.fallback(cut(most.headerValue), ''),
  ip: textOrNull(most.address),
  error: textOrNull(most.sentence),
});

/** What is read of the details of a `webRequest` event. */
export type RequestDetails = v.InferOutput<typeof schema>;

export function parseDetails(value: unknown): RequestDetails | null {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : null;
}

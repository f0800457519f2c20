import * as v from 'valibot';
import type { Header } from '../model/entry';
import { EVIDENCE_LIMITS as most } from '../model/limits';
import type { EpochMs } from '../model/record';
import type { EvidenceItem } from '../protocol/messages';
import type { Origin } from './evidence-matcher';

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
type RequestDetails = v.InferOutput<typeof schema>;

function parseDetails(value: unknown): RequestDetails | null {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : null;
}

/** Handshakes under way. One that the page cancels gets no last event: the oldest are let go. */
const MAX_PENDING_HANDSHAKES = 1_000;

export type RequestEvent =
  | 'onBeforeRequest'
  | 'onSendHeaders'
  | 'onHeadersReceived'
  | 'onBeforeRedirect'
  | 'onCompleted'
  | 'onErrorOccurred';

interface ObservedHandshake {
  /** As the page gave it: HSTS may turn the request to wss: on its way. */
  url: string;
  startedAt: EpochMs | null;
  requestHeaders: Header[] | null;
  answer: RequestDetails | null;
  /** Redirected, which is the end for a WebSocket; what Firefox tells of it thereafter is of no account. */
  reported: boolean;
}

type Emit = (origin: Origin, item: EvidenceItem) => void;

/**
 * Makes evidence of the `webRequest` events of WebSockets, one piece for each handshake that came to an end. Measured
 * in Firefox 153: a refused handshake completes, a redirect ends with itself, an answer that is no HTTP is called
 * "HTTP/0.9 200 OK", a 101 completes whether Firefox then accepts it or not.
 */
export class HandshakeTracker {
  readonly #pending = new Map<string, ObservedHandshake>();
  readonly #emit: Emit;

  constructor(emit: Emit) {
    this.#emit = emit;
  }

  /** Returns nothing at all: an answer could change the request. */
  handle(event: RequestEvent, value: unknown): undefined {
    const details = parseDetails(value);
    if (!details) return;
    const observed = this.#observe(details);
    switch (event) {
      case 'onBeforeRequest':
        observed.startedAt ??= details.timeStamp;
        break;
      case 'onSendHeaders':
        observed.requestHeaders = details.requestHeaders;
        break;
      case 'onHeadersReceived':
        observed.answer = details;
        break;
      case 'onBeforeRedirect':
        // Without an answer it is the browser's own redirect, to wss:, and goes on.
        if (observed.answer) this.#report(details, observed, null);
        break;
      case 'onCompleted':
        observed.answer ??= details;
        this.#report(details, observed, null);
        this.#pending.delete(details.requestId);
        break;
      case 'onErrorOccurred':
        this.#report(details, observed, details.error);
        this.#pending.delete(details.requestId);
    }
  }

  #observe({ requestId, url }: RequestDetails): ObservedHandshake {
    const known = this.#pending.get(requestId);
    if (known) return known;
    const observed = { url, startedAt: null, requestHeaders: null, answer: null, reported: false };
    this.#pending.set(requestId, observed);
    const [oldest] = this.#pending.keys();
    if (this.#pending.size > MAX_PENDING_HANDSHAKES && oldest !== undefined) this.#pending.delete(oldest);
    return observed;
  }

  #report(last: RequestDetails, observed: ObservedHandshake, failure: string | null): void {
    if (observed.reported) return;
    observed.reported = true;
    const { url, startedAt, requestHeaders, answer } = observed;
    const http = answer && !answer.statusLine.startsWith('HTTP/0.9') ? answer : null;
    const answeredAt = answer?.timeStamp ?? last.timeStamp;
    const { tabId, frameId, documentId, documentUrl, incognito } = last;
    const isOpen = http?.statusCode === 101 && failure === null;
    this.#emit(
      { tabId, frameId, documentId, frameUrl: documentUrl, private: incognito },
      {
        key: null,
        url,
        id: `${last.requestId}@${startedAt ?? last.timeStamp}`,
        endedAt: isOpen ? null : last.timeStamp,
        evidence: {
          source: 'webRequest',
          match: 'order',
          failure: failure?.slice(0, most.sentence) ?? null,
          status: http?.statusCode ?? null,
          statusText: http && statusTextOf(http.statusLine),
          requestHeaders,
          responseHeaders: http?.responseHeaders ?? null,
          serverAddress: last.ip ?? answer?.ip ?? null,
          initiator: null,
          startedAt,
          timings: startedAt === null ? null : { wait: Math.max(0, answeredAt - startedAt) },
          traffic: null,
        },
      },
    );
  }
}

/** `HTTP/1.1 403 Forbidden` → `Forbidden` */
function statusTextOf(statusLine: string): string | null {
  return statusLine.split(' ').slice(2).join(' ').trim() || null;
}

interface RequestEventTarget {
  addListener(
    listener: (details: object) => undefined,
    filter: { urls: string[]; types: 'websocket'[] },
    extra?: string[],
  ): void;
  removeListener(listener: (details: object) => undefined): void;
}

/** `browser.webRequest`, or anything like it. */
export type WebRequest = Readonly<Record<RequestEvent, RequestEventTarget>>;

/** What each event is asked to bring along. Firefox throws where the argument is given as `undefined`. */
const EXTRA: Readonly<Record<RequestEvent, ['requestHeaders' | 'responseHeaders'] | []>> = {
  onBeforeRequest: [],
  onSendHeaders: ['requestHeaders'],
  onHeadersReceived: ['responseHeaders'],
  onBeforeRedirect: [],
  onCompleted: ['responseHeaders'],
  onErrorOccurred: [],
};

/**
 * Observes the opening handshakes of all WebSockets that the extension may see; changes none. For Firefox: in Chromium
 * the mere permission makes the browser keep every reason back, from the console too.
 *
 * @returns stops it
 */
export function watchWebRequest(webRequest: WebRequest, emit: Emit): () => void {
  const tracker = new HandshakeTracker(emit);
  const filter = { urls: ['<all_urls>'], types: ['websocket' as const] };
  const undos = (Object.keys(EXTRA) as RequestEvent[]).map((event) => {
    const target = webRequest[event];
    const listener = (details: object): undefined => tracker.handle(event, details);
    const extra = EXTRA[event];
    if (extra.length > 0) target.addListener(listener, filter, extra);
    else target.addListener(listener, filter);
    return () => target.removeListener(listener);
  });
  return () => {
    for (const undo of undos) undo();
  };
}

import type { EpochMs } from '../record/record';
import type { EvidenceItem } from '../transport/messages';
import type { Header } from './evidence';
import { EVIDENCE_LIMITS as most } from './evidence-limits';
import type { Origin } from './match';
import { parseDetails, type RequestDetails } from './web-request-details';

/** Handshakes under way. One that the page cancels gets no last event: the oldest are let go. */
const MOST_UNDER_WAY = 1_000;

export type RequestEvent =
  | 'onBeforeRequest'
  | 'onSendHeaders'
  | 'onHeadersReceived'
  | 'onBeforeRedirect'
  | 'onCompleted'
  | 'onErrorOccurred';

interface Observed {
  /** As the page gave it: HSTS may turn the request to wss: on its way. */
  url: string;
  startedAt: EpochMs | null;
  requestHeaders: Header[] | null;
  answer: RequestDetails | null;
  /** Redirected, which is the end for a WebSocket; what Firefox tells of it thereafter is of no account. */
  told: boolean;
}

type Emit = (origin: Origin, item: EvidenceItem) => void;

/**
 * Makes evidence of the `webRequest` events of WebSockets, one piece for each handshake that came to an end. Measured
 * in Firefox 153: a refused handshake completes, a redirect ends with itself, an answer that is no HTTP is called
 * "HTTP/0.9 200 OK", a 101 completes whether Firefox then accepts it or not.
 */
export class HandshakeTracker {
  readonly #underWay = new Map<string, Observed>();
  readonly #emit: Emit;

  constructor(emit: Emit) {
    this.#emit = emit;
  }

  /** Returns nothing at all: an answer could change the request. */
  hear(event: RequestEvent, value: unknown): undefined {
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
        if (observed.answer) this.#tell(details, observed, null);
        break;
      case 'onCompleted':
        observed.answer ??= details;
        this.#tell(details, observed, null);
        this.#underWay.delete(details.requestId);
        break;
      case 'onErrorOccurred':
        this.#tell(details, observed, details.error);
        this.#underWay.delete(details.requestId);
    }
  }

  #observe({ requestId, url }: RequestDetails): Observed {
    const known = this.#underWay.get(requestId);
    if (known) return known;
    const observed = { url, startedAt: null, requestHeaders: null, answer: null, told: false };
    this.#underWay.set(requestId, observed);
    const [oldest] = this.#underWay.keys();
    if (this.#underWay.size > MOST_UNDER_WAY && oldest !== undefined) this.#underWay.delete(oldest);
    return observed;
  }

  #tell(last: RequestDetails, observed: Observed, failure: string | null): void {
    if (observed.told) return;
    observed.told = true;
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
    const listener = (details: object): undefined => tracker.hear(event, details);
    const extra = EXTRA[event];
    if (extra.length > 0) target.addListener(listener, filter, extra);
    else target.addListener(listener, filter);
    return () => target.removeListener(listener);
  });
  return () => {
    for (const undo of undos) undo();
  };
}

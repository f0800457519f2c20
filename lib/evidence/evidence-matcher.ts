import { isAccepted } from '../analysis/failure';
import { checkUpgrade } from '../analysis/upgrade-check';
import type { EntrySource, HandshakeEvidence } from '../model/entry';
import { LIMITS } from '../model/limits';
import { isEndUnknown } from '../model/outcome';
import { type EpochMs, recordSchema, type SocketRecord } from '../model/record';
import { defaultsOf } from '../model/schema';
import { textHash } from '../model/text-hash';
import type { EvidenceItem } from '../protocol/messages';

/** Where evidence comes from, as the browser vouches for it. */
export interface Origin {
  tabId: number;
  /** `null`: the browser does not tell (Chromium's Network log). */
  frameId: number | null;
  documentId: string | null;
  frameUrl: string | null;
  private: boolean;
  /** Known to be of a worker of that frame, where no content script gets. */
  worker?: boolean;
}

/** What a record without evidence may claim. */
interface MatchCandidate {
  key: string;
  tabId: number;
  frameId: number;
  documentId: string | null;
  url: string;
  opened: boolean;
  createdAt: EpochMs;
  /** When the page learned the result of the handshake. */
  settledAt: EpochMs;
  /** Milliseconds by which the record's clock may be behind ours: on its way, and what it slept. */
  lag: number;
}

/** Clocks of two processes, one of them in whole milliseconds, or rounded to 100 against fingerprinting. */
const SLACK_MS = 150;

/** `null`: this record has nothing to claim. Nothing was sent, or the page itself cancelled it. */
function matchCandidateOf(source: EntrySource, record: SocketRecord, now: EpochMs): MatchCandidate | null {
  const { url, outcome, createdAt, openedAt, endedAt, key } = record;
  if (
    record.closeCall?.state === 'connecting' ||
    url === null ||
    outcome.kind === 'constructor-threw' ||
    outcome.kind === 'blocked' ||
    outcome.kind === 'unseen'
  ) {
    return null;
  }
  const { tabId, frameId, documentId } = source;
  const settledAt = openedAt ?? endedAt;
  const lag = Math.max(0, now - endedAt);
  return { key, tabId, frameId, documentId, url, opened: openedAt !== null, createdAt, settledAt, lag };
}

/**
 * Whether evidence without a key can be of this record: same tab, document (or frame) and URL, a result that the page
 * can have seen, and a request that was made after the constructor's call and answered before the page was told.
 */
function isMatch(claim: MatchCandidate, origin: Origin, { url, evidence }: EvidenceItem): boolean {
  if (claim.tabId !== origin.tabId || claim.url !== url || !sameDocument(claim, origin)) return false;
  if (claim.opened && !isAccepted(evidence)) return false;
  const { startedAt } = evidence;
  if (startedAt === null) return true;
  return (
    startedAt >= claim.createdAt - SLACK_MS && answeredAt(startedAt, evidence) <= claim.settledAt + claim.lag + SLACK_MS
  );
}

/**
 * How far evidence that fits is from the record, in milliseconds. Firefox makes one handshake to a host at a time and
 * tells the page of each result some milliseconds later: the nearest is the right one.
 */
function matchDistance(claim: MatchCandidate, { evidence }: EvidenceItem): number {
  const { startedAt } = evidence;
  const unlikely = !claim.opened && isAccepted(evidence) ? 1_000_000 : 0;
  return startedAt === null ? unlikely : unlikely + Math.abs(claim.settledAt - answeredAt(startedAt, evidence));
}

function answeredAt(startedAt: EpochMs, { timings }: EvidenceItem['evidence']): EpochMs {
  return startedAt + (timings?.wait ?? 0);
}

function sameDocument(claim: MatchCandidate, origin: Origin): boolean {
  if (claim.documentId !== null && origin.documentId !== null) return claim.documentId === origin.documentId;
  return origin.frameId === null || claim.frameId === origin.frameId;
}

/** Evidence without a record, and records without evidence, each kept up to so many: the oldest are let go. */
const MAX_PENDING = 1_000;
/** How long a record may come later than the evidence of its failure before that is taken for a worker's. */
export const WORKER_WAIT_MS = 10_000;

/** Where a piece of evidence belongs. */
export type EvidencePlacement =
  /** To the record of this key, whether that has come already or is still to come. */
  | { to: 'record'; tabId: number; key: string; evidence: HandshakeEvidence }
  /** To no record that a content script could make: it becomes one itself. */
  | { to: 'itself'; origin: Origin; record: SocketRecord; evidence: HandshakeEvidence }
  /** Its record may still come. */
  | { to: 'nobody-yet' };

interface PendingEvidence {
  origin: Origin;
  item: EvidenceItem;
  arrivedAt: EpochMs;
}

/** Plain data, to be kept where the desk's own memory does not last. */
export interface MatcherState {
  evidence: PendingEvidence[];
  claims: MatchCandidate[];
  /** Evidence that had to be let go without ever being placed. */
  dropped: number;
}

/**
 * Joins evidence to records, whichever comes first.
 *
 * Evidence with a key needs no desk's memory: it belongs to the record of that key. Evidence of Chromium's Network log
 * that has an initiator and yet no key is of a socket that our hook did not construct, for a hooked constructor always
 * leaves the key there: it is never given to a page's record, however alike, and becomes a row of its own. What is
 * left (Firefox's `webRequest`, entries without a stack) goes by document, URL, result and time.
 */
export class EvidenceMatcher {
  readonly #state: MatcherState = { evidence: [], claims: [], dropped: 0 };

  /** A copy, to be taken up by {@link resume}. */
  get state(): MatcherState {
    return structuredClone(this.#state);
  }

  /** Takes up what an earlier desk left. */
  resume(earlier: MatcherState): void {
    const state = this.#state;
    const ids = new Set(state.evidence.map(({ item }) => item.id));
    const keys = new Set(state.claims.map(({ key }) => key));
    state.evidence.unshift(...earlier.evidence.filter(({ item }) => !ids.has(item.id)));
    state.claims.unshift(...earlier.claims.filter(({ key }) => !keys.has(key)));
    state.dropped += earlier.dropped;
  }

  offer(origin: Origin, item: EvidenceItem, now: EpochMs): EvidencePlacement {
    const { evidence } = item;
    if (item.key !== null)
      return { to: 'record', tabId: origin.tabId, key: item.key, evidence: { ...evidence, match: 'key' } };
    if (evidence.source === 'har' && evidence.initiator !== null) return networkOnlyPlacement(origin, item, now);
    if (origin.worker) return networkOnlyPlacement(origin, item, now);
    const claims = this.#state.claims;
    const claim = best(claims, (claim) => (isMatch(claim, origin, item) ? matchDistance(claim, item) : null));
    if (claim) {
      claims.splice(claims.indexOf(claim), 1);
      return { to: 'record', tabId: origin.tabId, key: claim.key, evidence: { ...evidence, match: 'order' } };
    }
    if (!this.#state.evidence.some((pending) => pending.item.id === item.id)) {
      this.#state.evidence.push({ origin, item, arrivedAt: now });
      while (this.#state.evidence.length > MAX_PENDING) {
        this.#state.evidence.shift();
        this.#state.dropped++;
      }
    }
    return { to: 'nobody-yet' };
  }

  /** The evidence that was waiting for this record; `null`: there is none (yet). Evidence with a key is not kept here. */
  take(source: EntrySource, record: SocketRecord, now: EpochMs): HandshakeEvidence | null {
    const claim = matchCandidateOf(source, record, now);
    if (!claim) return null;
    const pending = this.#state.evidence;
    const found = best(pending, ({ origin, item }) =>
      isMatch(claim, origin, item) ? matchDistance(claim, item) : null,
    );
    if (found) {
      pending.splice(pending.indexOf(found), 1);
      return { ...found.item.evidence, match: 'order' };
    }
    if (!this.#state.claims.some(({ key }) => key === claim.key)) this.#state.claims.push(claim);
    if (this.#state.claims.length > MAX_PENDING) this.#state.claims.shift();
    return null;
  }

  /**
   * Evidence of ended connections that has waited in vain: sockets of workers. Evidence of a connection that is open
   * waits on, for its record comes only at its end.
   */
  expire(now: EpochMs): EvidencePlacement[] {
    const { evidence } = this.#state;
    const expired = evidence.filter(
      ({ item, arrivedAt }) => item.endedAt !== null && now - arrivedAt >= WORKER_WAIT_MS,
    );
    this.#state.evidence = evidence.filter((pending) => !expired.includes(pending));
    return expired.map(({ origin, item, arrivedAt }) => networkOnlyPlacement(origin, item, arrivedAt));
  }

  /** The tab went. */
  forget(tabId: number): void {
    this.#state.evidence = this.#state.evidence.filter(({ origin }) => origin.tabId !== tabId);
    this.#state.claims = this.#state.claims.filter((claim) => claim.tabId !== tabId);
  }
}

/** A row that is nothing but its evidence has it by its own key. */
function networkOnlyPlacement(origin: Origin, item: EvidenceItem, now: EpochMs): EvidencePlacement {
  return { to: 'itself', origin, record: networkOnlyRecord(item, now), evidence: { ...item.evidence, match: 'key' } };
}

/** The candidate of the lowest cost, the first of equals; `null` costs are no candidates. */
function best<Candidate>(
  candidates: readonly Candidate[],
  cost: (candidate: Candidate) => number | null,
): Candidate | null {
  let lowest = Number.POSITIVE_INFINITY;
  let found: Candidate | null = null;
  for (const candidate of candidates) {
    const price = cost(candidate);
    if (price === null || price >= lowest) continue;
    lowest = price;
    found = candidate;
  }
  return found;
}

/**
 * The record of a socket that no content script can see: a worker's. Made of the browser's evidence alone; the same
 * evidence gives the same key. Its code cannot be known.
 *
 * Firefox tells of the handshake alone: then the record ends where it opened ({@link isEndUnknown}).
 *
 * @param receivedAt stands in for times that the evidence does not tell
 */
function networkOnlyRecord({ id, url, endedAt, evidence }: EvidenceItem, receivedAt: EpochMs): SocketRecord {
  const opened = isAccepted(evidence) && !isInvalidUpgrade(evidence);
  const answeredAt = evidence.startedAt === null ? receivedAt : evidence.startedAt + (evidence.timings?.wait ?? 0);
  const end = endedAt ?? (evidence.source === 'webRequest' ? answeredAt : receivedAt);
  const createdAt = Math.min(evidence.startedAt ?? end, end);
  return {
    key: `unseen-${textHash(id)}:0`,
    revision: 1,
    api: 'WebSocket',
    ...defaultsOf(recordSchema),
    url,
    requestedProtocols: null,
    protocol: headerOf(evidence.responseHeaders, 'sec-websocket-protocol').slice(0, LIMITS.protocol),
    extensions: headerOf(evidence.responseHeaders, 'sec-websocket-extensions').slice(0, LIMITS.extensions),
    // Of its document only the script is known. It is never the outermost one, so no navigation is read from it.
    document: { url: evidence.initiator?.[0]?.url ?? '', startedAt: createdAt, top: false },
    initiator: null,
    createdAt,
    openedAt: opened ? createdAt + (evidence.timings?.wait ?? 0) : null,
    closingAt: null,
    endedAt: end,
    outcome: { kind: 'unseen' },
    closeCall: null,
    misuses: [],
    protocolMessages: [],
    traffic: null,
    bufferedAmount: null,
    visibility: 'visible',
    online: true,
    marks: [],
    cut: [],
  };
}

/** Firefox calls a 101 complete whether it takes it or not. */
function isInvalidUpgrade({ source, requestHeaders, responseHeaders }: EvidenceItem['evidence']): boolean {
  return (
    source === 'webRequest' && responseHeaders !== null && checkUpgrade(requestHeaders ?? [], responseHeaders) !== null
  );
}

function headerOf(headers: EvidenceItem['evidence']['responseHeaders'], name: string): string {
  return headers?.find((header) => header.name.toLowerCase() === name)?.value ?? '';
}

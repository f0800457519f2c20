import type { EntrySource } from '../record/entry';
import type { EpochMs, SocketRecord } from '../record/record';
import type { EvidenceItem } from '../transport/messages';
import type { HandshakeEvidence } from './evidence';
import { type Claim, claimOf, closeness, fits, type Origin } from './match';
import { unseenRecord } from './unseen';

/** Evidence without a record, and records without evidence, each kept up to so many: the oldest are let go. */
const KEPT = 1_000;
/** How long a record may come later than the evidence of its failure before that is taken for a worker's. */
export const PATIENCE_MS = 10_000;

/** Where a piece of evidence belongs. */
export type Placement =
  /** To the record of this key, whether that has come already or is still to come. */
  | { to: 'record'; tabId: number; key: string; evidence: HandshakeEvidence }
  /** To no record that a content script could make: it becomes one itself. */
  | { to: 'itself'; origin: Origin; record: SocketRecord; evidence: HandshakeEvidence }
  /** Its record may still come. */
  | { to: 'nobody-yet' };

interface Pending {
  origin: Origin;
  item: EvidenceItem;
  arrivedAt: EpochMs;
}

/** Plain data, to be kept where the desk's own memory does not last. */
export interface DeskState {
  evidence: Pending[];
  claims: Claim[];
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
export class EvidenceDesk {
  readonly #state: DeskState = { evidence: [], claims: [], dropped: 0 };

  /** A copy, to be taken up by {@link resume}. */
  get state(): DeskState {
    return structuredClone(this.#state);
  }

  /** Takes up what an earlier desk left. */
  resume(earlier: DeskState): void {
    const state = this.#state;
    const ids = new Set(state.evidence.map(({ item }) => item.id));
    const keys = new Set(state.claims.map(({ key }) => key));
    state.evidence.unshift(...earlier.evidence.filter(({ item }) => !ids.has(item.id)));
    state.claims.unshift(...earlier.claims.filter(({ key }) => !keys.has(key)));
    state.dropped += earlier.dropped;
  }

  offer(origin: Origin, item: EvidenceItem, now: EpochMs): Placement {
    const { evidence } = item;
    if (item.key !== null)
      return { to: 'record', tabId: origin.tabId, key: item.key, evidence: { ...evidence, match: 'key' } };
    if (evidence.source === 'har' && evidence.initiator !== null) return itself(origin, item, now);
    if (origin.worker) return itself(origin, item, now);
    const claims = this.#state.claims;
    const claim = best(claims, (claim) => (fits(claim, origin, item) ? closeness(claim, item) : null));
    if (claim) {
      claims.splice(claims.indexOf(claim), 1);
      return { to: 'record', tabId: origin.tabId, key: claim.key, evidence: { ...evidence, match: 'order' } };
    }
    if (!this.#state.evidence.some((pending) => pending.item.id === item.id)) {
      this.#state.evidence.push({ origin, item, arrivedAt: now });
      while (this.#state.evidence.length > KEPT) {
        this.#state.evidence.shift();
        this.#state.dropped++;
      }
    }
    return { to: 'nobody-yet' };
  }

  /** The evidence that was waiting for this record; `null`: there is none (yet). Evidence with a key is not kept here. */
  take(source: EntrySource, record: SocketRecord, now: EpochMs): HandshakeEvidence | null {
    const claim = claimOf(source, record, now);
    if (!claim) return null;
    const pending = this.#state.evidence;
    const found = best(pending, ({ origin, item }) => (fits(claim, origin, item) ? closeness(claim, item) : null));
    if (found) {
      pending.splice(pending.indexOf(found), 1);
      return { ...found.item.evidence, match: 'order' };
    }
    if (!this.#state.claims.some(({ key }) => key === claim.key)) this.#state.claims.push(claim);
    if (this.#state.claims.length > KEPT) this.#state.claims.shift();
    return null;
  }

  /**
   * Evidence of ended connections that has waited in vain: sockets of workers. Evidence of a connection that is open
   * waits on, for its record comes only at its end.
   */
  expire(now: EpochMs): Placement[] {
    const { evidence } = this.#state;
    const expired = evidence.filter(({ item, arrivedAt }) => item.endedAt !== null && now - arrivedAt >= PATIENCE_MS);
    this.#state.evidence = evidence.filter((pending) => !expired.includes(pending));
    return expired.map(({ origin, item, arrivedAt }) => itself(origin, item, arrivedAt));
  }

  /** The tab went. */
  forget(tabId: number): void {
    this.#state.evidence = this.#state.evidence.filter(({ origin }) => origin.tabId !== tabId);
    this.#state.claims = this.#state.claims.filter((claim) => claim.tabId !== tabId);
  }
}

/** A row that is nothing but its evidence has it by its own key. */
function itself(origin: Origin, item: EvidenceItem, now: EpochMs): Placement {
  return { to: 'itself', origin, record: unseenRecord(item, now), evidence: { ...item.evidence, match: 'key' } };
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

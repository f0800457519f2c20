import type { EntrySource } from '../record/entry';
import type { EpochMs, SocketRecord } from '../record/record';
import type { EvidenceItem } from '../transport/messages';
import { isAccepted } from './accepted';

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
export interface Claim {
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
export function claimOf(source: EntrySource, record: SocketRecord, now: EpochMs): Claim | null {
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
export function fits(claim: Claim, origin: Origin, { url, evidence }: EvidenceItem): boolean {
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
export function closeness(claim: Claim, { evidence }: EvidenceItem): number {
  const { startedAt } = evidence;
  const unlikely = !claim.opened && isAccepted(evidence) ? 1_000_000 : 0;
  return startedAt === null ? unlikely : unlikely + Math.abs(claim.settledAt - answeredAt(startedAt, evidence));
}

function answeredAt(startedAt: EpochMs, { timings }: EvidenceItem['evidence']): EpochMs {
  return startedAt + (timings?.wait ?? 0);
}

function sameDocument(claim: Claim, origin: Origin): boolean {
  if (claim.documentId !== null && origin.documentId !== null) return claim.documentId === origin.documentId;
  return origin.frameId === null || claim.frameId === origin.frameId;
}

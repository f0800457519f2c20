import type { EpochMs } from '../model/record';
import type { EvidenceItem } from '../protocol/messages';
import type { Origin } from './evidence-matcher';
import { type EvidenceMatcher, type EvidencePlacement, type MatcherState, WORKER_WAIT_MS } from './evidence-matcher';
import { type WebRequest, watchWebRequest } from './web-request';

/** What the desk holds is lost with a background that is stopped: it is kept where it is not. */
export interface MatcherStorage {
  /** `null`: nothing was put there since the browser started. */
  load(): Promise<StoredMatcherState | null>;
  save(state: StoredMatcherState): Promise<void>;
}

export interface StoredMatcherState extends MatcherState {
  /** Newer Firefox names the document of a request, but for requests of workers: whether this one does. */
  tellsDocuments: boolean;
}

export interface RequestEvidencePorts {
  webRequest: WebRequest;
  matcher: EvidenceMatcher;
  storage: MatcherStorage;
  now(): EpochMs;
  delay(milliseconds: number): Promise<void>;
  /** Whether what comes from there is recorded at all; of what is not, nothing is kept. */
  isRecorded(origin: Origin): Promise<boolean>;
  /** Writes to the log of a tab what the desk has found a place for. */
  settle(tabId: number, placements: readonly EvidencePlacement[]): Promise<void>;
}

export interface RequestEvidence {
  /** Resolves when the matcher has what it held before the background was stopped. */
  readonly ready: Promise<void>;
  /** To be called after records are taken from the matcher. */
  changed(): void;
  stop(): void;
}

/** Changes within so many milliseconds are saved together; a background is stopped only after half a minute at rest. */
const SAVE_AFTER_MS = 1_000;

/**
 * Firefox's way from `webRequest` to the log: joins what it observes by the desk, and makes rows of what no record
 * claims. Requests of dedicated workers come with the tab and frame of their page and, alone among those of a tab,
 * without a document (measured in Firefox 153: documents of every kind, `about:blank` and sandboxed ones included, have
 * one). Sockets of shared and service workers belong to no tab, and so to no log.
 */
export function collectRequestEvidence(ports: RequestEvidencePorts): RequestEvidence {
  const { matcher, storage, now, delay, isRecorded, settle } = ports;
  let isSaving = false;
  let tellsDocuments = false;

  async function resume(): Promise<void> {
    const earlier = await storage.load();
    if (!earlier) return;
    matcher.resume(earlier);
    tellsDocuments ||= earlier.tellsDocuments;
    expireLater().catch(() => {});
  }

  async function expireLater(): Promise<void> {
    await delay(WORKER_WAIT_MS);
    const expired = matcher.expire(now());
    if (expired.length === 0) return;
    changed();
    for (const placement of expired) {
      if (placement.to === 'itself') await settle(placement.origin.tabId, [placement]);
    }
  }

  async function save(): Promise<void> {
    await delay(SAVE_AFTER_MS);
    isSaving = false;
    await storage.save({ ...matcher.state, tellsDocuments });
  }

  function changed(): void {
    if (isSaving) return;
    isSaving = true;
    // A shelf that is full costs evidence only if the background is stopped.
    save().catch(() => {});
  }

  // What cannot be loaded is lost; the rest goes on.
  const ready = resume().catch(() => {});

  async function file(origin: Origin, item: EvidenceItem): Promise<void> {
    await ready;
    if (!(await isRecorded(origin))) return;
    const worker = tellsDocuments && origin.documentId === null;
    const placement = matcher.offer({ ...origin, worker }, item, now());
    changed();
    await settle(origin.tabId, [placement]);
    if (placement.to === 'nobody-yet' && item.endedAt !== null) await expireLater();
  }

  const stop = watchWebRequest(ports.webRequest, (origin, item) => {
    tellsDocuments ||= origin.documentId !== null;
    if (origin.tabId >= 0) file(origin, item).catch(() => {});
  });
  return { ready, changed, stop };
}

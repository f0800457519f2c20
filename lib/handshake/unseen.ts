import { LIMITS } from '../record/limits';
import type { EpochMs, SocketRecord } from '../record/record';
import type { EvidenceItem } from '../transport/messages';
import { isAccepted } from './accepted';
import { fingerprint } from './fingerprint';
import { checkUpgrade } from './upgrade-check';

/**
 * The record of a socket that no content script can see: a worker's. Made of the browser's evidence alone; the same
 * evidence gives the same key. Its code cannot be known.
 *
 * Firefox tells of the handshake alone: then the record ends where it opened ({@link isEndUntold}).
 *
 * @param receivedAt stands in for times that the evidence does not tell
 */
export function unseenRecord({ id, url, endedAt, evidence }: EvidenceItem, receivedAt: EpochMs): SocketRecord {
  const opened = isAccepted(evidence) && !isImproper(evidence);
  const answeredAt = evidence.startedAt === null ? receivedAt : evidence.startedAt + (evidence.timings?.wait ?? 0);
  const end = endedAt ?? (evidence.source === 'webRequest' ? answeredAt : receivedAt);
  const createdAt = Math.min(evidence.startedAt ?? end, end);
  return {
    key: `unseen-${fingerprint(id)}:0`,
    revision: 1,
    api: 'WebSocket',
    url,
    requestedUrl: null,
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
    traffic: null,
    bufferedAmount: null,
    visibility: 'visible',
    online: true,
    marks: [],
    cut: [],
  };
}

/** Firefox calls a 101 complete whether it takes it or not. */
function isImproper({ source, requestHeaders, responseHeaders }: EvidenceItem['evidence']): boolean {
  return (
    source === 'webRequest' && responseHeaders !== null && checkUpgrade(requestHeaders ?? [], responseHeaders) !== null
  );
}

/** Whether it opened, and nobody told of its end. */
export function isEndUntold({ outcome, openedAt, endedAt }: SocketRecord): boolean {
  return outcome.kind === 'unseen' && openedAt !== null && openedAt === endedAt;
}

function headerOf(headers: EvidenceItem['evidence']['responseHeaders'], name: string): string {
  return headers?.find((header) => header.name.toLowerCase() === name)?.value ?? '';
}

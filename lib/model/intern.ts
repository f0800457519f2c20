import { orderedTraffic } from './canonical';
import type { EntrySource, HandshakeEvidence, Header, LogEntry } from './entry';
import type { ProtocolMessage } from './protocol-message';
import type { FrameDocument, InvalidCall, Outcome, PageEvent, SocketRecord } from './record';

/** Texts and objects remembered before the memory is let go: of URLs with a token there are as many as there are entries. */
const REMEMBERED = 50_000;

// One empty list for all: nobody writes to what was read.
const NO_PROTOCOLS: string[] = [];
const NO_MISUSES: InvalidCall[] = [];
const NO_MESSAGES: ProtocolMessage[] = [];
const NO_MARKS: PageEvent[] = [];
const NO_CUTS: string[] = [];

/**
 * Entries that were read from JSON or from the journal bring a copy each of the same URL, document and Close frame. The
 * returned function gives the same entry back with what it has in common with earlier ones shared, and laid out closely.
 * Entries are never written to, so nobody can tell.
 */
export function createInterner(): (entry: LogEntry) => LogEntry {
  const texts = internBy<string>();
  const documents = internBy<FrameDocument>();
  const sources = internBy<EntrySource>();
  const outcomes = internBy<Outcome>();

  function text(value: string): string;
  function text(value: string | null): string | null;
  function text(value: string | null): string | null {
    return value === null ? null : texts(value, value);
  }

  function shareDocument({ url, startedAt, top }: FrameDocument): FrameDocument {
    return documents(`${startedAt} ${top} ${url}`, { url, startedAt, top });
  }

  function shareSource(source: EntrySource): EntrySource {
    const { tabId, frameId, documentId, frameUrl, private: isPrivate, engine } = source;
    return sources(`${tabId} ${frameId} ${isPrivate} ${engine} ${documentId} ${frameUrl === null} ${frameUrl}`, source);
  }

  function shareOutcome(outcome: Outcome): Outcome {
    if (outcome.kind !== 'closed' && outcome.kind !== 'handshake-failed') return outcome;
    const { kind, code, reason, wasClean, errorEvent } = outcome;
    return outcomes(`${kind} ${code} ${wasClean} ${errorEvent} ${reason}`, outcome);
  }

  function shareRecord(record: SocketRecord): SocketRecord {
    return {
      key: record.key,
      revision: record.revision,
      api: record.api,
      url: text(record.url),
      requestedUrl: text(record.requestedUrl),
      requestedProtocols: record.requestedProtocols?.length === 0 ? NO_PROTOCOLS : record.requestedProtocols,
      protocol: text(record.protocol),
      extensions: text(record.extensions),
      document: shareDocument(record.document),
      initiator: text(record.initiator),
      createdAt: record.createdAt,
      openedAt: record.openedAt,
      closingAt: record.closingAt,
      endedAt: record.endedAt,
      outcome: shareOutcome(record.outcome),
      closeCall: record.closeCall && { ...record.closeCall, stack: text(record.closeCall.stack) },
      misuses: record.misuses.length === 0 ? NO_MISUSES : record.misuses,
      traffic: record.traffic && orderedTraffic(record.traffic),
      protocolMessages: record.protocolMessages.length === 0 ? NO_MESSAGES : record.protocolMessages,
      bufferedAmount: record.bufferedAmount,
      visibility: record.visibility,
      online: record.online,
      marks: record.marks.length === 0 ? NO_MARKS : record.marks,
      cut: record.cut.length === 0 ? NO_CUTS : record.cut,
    };
  }

  function shareHeaders(headers: Header[] | null): Header[] | null {
    return headers?.map(({ name, value }) => ({ name: text(name), value: text(value) })) ?? null;
  }

  function shareEvidence(evidence: HandshakeEvidence): HandshakeEvidence {
    return {
      source: evidence.source,
      match: evidence.match,
      failure: text(evidence.failure),
      status: evidence.status,
      statusText: text(evidence.statusText),
      requestHeaders: shareHeaders(evidence.requestHeaders),
      responseHeaders: shareHeaders(evidence.responseHeaders),
      serverAddress: text(evidence.serverAddress),
      initiator: evidence.initiator,
      startedAt: evidence.startedAt,
      timings: evidence.timings,
      traffic: evidence.traffic,
    };
  }

  return ({ order, change, record, source, evidence, receivedAt }) => ({
    order,
    change,
    record: shareRecord(record),
    source: shareSource(source),
    evidence: evidence && shareEvidence(evidence),
    receivedAt,
  });
}

/** Gives back the first value that came under a name. */
function internBy<T>(): (name: string, value: T) => T {
  const known = new Map<string, T>();
  return (name, value) => {
    const first = known.get(name);
    if (first !== undefined) return first;
    if (known.size >= REMEMBERED) known.clear();
    known.set(name, value);
    return value;
  };
}

import type { CallFrame, EntrySource, HandshakeEvidence, Header, LogEntry } from './entry';
import { orderedCounts } from './message-counts';
import { orderedMessage } from './protocol-message';
import type { CloseCall, InvalidCall, Outcome, PageEvent, PolicyViolation, SocketRecord, Traffic } from './record';

/**
 * An entry with its fields in one order, whatever made it: the hook, the journal or an import. So the same log always
 * gives the same bytes. Written out field by field so that the compiler asks for the one that was forgotten.
 */
export function canonical(entry: LogEntry): LogEntry {
  const { order, change, record, source, evidence, receivedAt } = entry;
  return {
    order,
    change,
    record: canonicalRecord(record),
    source: canonicalSource(source),
    evidence: evidence && canonicalEvidence(evidence),
    receivedAt,
  };
}

function canonicalRecord(r: SocketRecord): SocketRecord {
  return {
    key: r.key,
    revision: r.revision,
    api: r.api,
    url: r.url,
    requestedUrl: r.requestedUrl,
    requestedProtocols: r.requestedProtocols,
    protocol: r.protocol,
    extensions: r.extensions,
    document: { url: r.document.url, startedAt: r.document.startedAt, top: r.document.top },
    initiator: r.initiator,
    createdAt: r.createdAt,
    openedAt: r.openedAt,
    closingAt: r.closingAt,
    endedAt: r.endedAt,
    outcome: canonicalOutcome(r.outcome),
    closeCall: r.closeCall && canonicalCloseCall(r.closeCall),
    misuses: r.misuses.map(canonicalMisuse),
    traffic: r.traffic && orderedTraffic(r.traffic),
    protocolMessages: r.protocolMessages.map(orderedMessage),
    bufferedAmount: r.bufferedAmount,
    visibility: r.visibility,
    online: r.online,
    marks: r.marks.map(canonicalMark),
    cut: r.cut,
  };
}

function canonicalMark(mark: PageEvent): PageEvent {
  return mark.what === 'clockjump' ? { at: mark.at, what: mark.what, ms: mark.ms } : { at: mark.at, what: mark.what };
}

function canonicalOutcome(o: Outcome): Outcome {
  switch (o.kind) {
    case 'closed':
    case 'handshake-failed':
      return { kind: o.kind, code: o.code, reason: o.reason, wasClean: o.wasClean, errorEvent: o.errorEvent };
    case 'blocked':
      return { kind: o.kind, policy: o.policy && canonicalPolicy(o.policy) };
    case 'constructor-threw':
      return { kind: o.kind, name: o.name, message: o.message, policy: o.policy && canonicalPolicy(o.policy) };
    case 'page-went-away':
      return { kind: o.kind, state: o.state, persisted: o.persisted };
    case 'unseen':
      return { kind: o.kind };
  }
}

function canonicalPolicy({ directive, disposition, policy }: PolicyViolation): PolicyViolation {
  return { directive, disposition, policy };
}

function canonicalCloseCall({ at, state, code, reason, codeType, stack }: CloseCall): CloseCall {
  return { at, state, code, reason, codeType, stack };
}

function canonicalMisuse({ at, method, name, message, stack }: InvalidCall): InvalidCall {
  return { at, method, name, message, stack };
}

function canonicalSource(s: EntrySource): EntrySource {
  return {
    tabId: s.tabId,
    frameId: s.frameId,
    documentId: s.documentId,
    frameUrl: s.frameUrl,
    private: s.private,
    engine: s.engine,
  };
}

const PHASES = ['blocked', 'dns', 'connect', 'ssl', 'send', 'wait', 'receive'] as const;

function canonicalEvidence(e: HandshakeEvidence): HandshakeEvidence {
  return {
    source: e.source,
    match: e.match,
    failure: e.failure,
    status: e.status,
    statusText: e.statusText,
    requestHeaders: e.requestHeaders?.map(canonicalHeader) ?? null,
    responseHeaders: e.responseHeaders?.map(canonicalHeader) ?? null,
    serverAddress: e.serverAddress,
    initiator: e.initiator?.map(canonicalFrame) ?? null,
    startedAt: e.startedAt,
    timings: e.timings && canonicalTimings(e.timings),
    traffic: e.traffic && orderedCounts(e.traffic),
  };
}

function canonicalHeader({ name, value }: Header): Header {
  return { name, value };
}

function canonicalFrame({ functionName, url, line, column }: CallFrame): CallFrame {
  return { functionName, url, line, column };
}

function canonicalTimings(timings: NonNullable<HandshakeEvidence['timings']>): HandshakeEvidence['timings'] {
  const ordered: HandshakeEvidence['timings'] = {};
  for (const phase of PHASES) {
    const spent = timings[phase];
    if (spent !== undefined) ordered[phase] = spent;
  }
  return ordered;
}

/** Members that are not known where only counts are: in files of other programs, and in logs of Hangup 1.0. */
export const UNKNOWN_SENT = { firstAt: null, maxBufferedAmount: null, discarded: null };
export const UNKNOWN_RECEIVED = { firstAt: null, longestSilence: null, approximate: false };

/**
 * The same counts with their members in one order. In a file that gives the same bytes for the same log; in memory it
 * lays them out closely, which a copy by `...` of an object that was built member by member would not.
 */
export function orderedTraffic({ sent, received }: Traffic): Traffic {
  return {
    sent: {
      messages: sent.messages,
      bytes: sent.bytes,
      largest: sent.largest,
      firstAt: sent.firstAt,
      lastAt: sent.lastAt,
      maxBufferedAmount: sent.maxBufferedAmount,
      discarded: sent.discarded,
    },
    received: {
      messages: received.messages,
      binaryBytes: received.binaryBytes,
      textLength: received.textLength,
      largest: received.largest,
      firstAt: received.firstAt,
      lastAt: received.lastAt,
      longestSilence: received.longestSilence,
      approximate: received.approximate,
    },
  };
}

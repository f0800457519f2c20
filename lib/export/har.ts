import type { Annotation } from '../analysis/annotation';
import { handshakeTimings } from '../analysis/handshake-timings';
import { schemeUpgrade } from '../analysis/upgrade';
import type { CallFrame, LogEntry } from '../model/entry';
import { exactTraffic } from '../model/exact-traffic';
import type { SocketRecord } from '../model/record';
import { parseStack } from '../model/stack';
import { type ExportFormat, isoMillis } from './format';
import { fileHead } from './json';

/** HAR wants an absolute URL; what is none stands in the comment. */
const NO_URL = 'about:invalid';

/** One socket as an entry of HAR 1.2, with Chrome's members for sockets and HTTP Toolkit's for their close. */
function toHarEntry(entry: LogEntry, annotation: Annotation) {
  const { record, evidence } = entry;
  const timings = toTimings(entry, annotation);
  return {
    startedDateTime: isoMillis(record.createdAt),
    time: Object.values(timings).reduce((sum, ms) => sum + Math.max(ms, 0), 0) - Math.max(timings.ssl, 0),
    request: toRequest(entry),
    response: toResponse(entry),
    cache: {},
    timings,
    ...serverAddress(evidence?.serverAddress ?? null),
    comment: commentOf(entry, annotation),
    _resourceType: 'websocket',
    _initiator: { type: 'script', stack: { callFrames: framesOf(entry).map(toChromeFrame) } },
    _webSocketMessages: failureMessage(entry),
    ...closeOf(record),
    _hangup: {
      key: record.key,
      outcome: record.outcome.kind,
      code: annotation.code,
      name: annotation.name,
      category: annotation.category,
      closedBy: annotation.closedBy,
      phase: annotation.phase,
      subprotocol: record.protocol,
      requestedUrl: record.requestedUrl,
      upgradedBy: schemeUpgrade(entry),
      traffic: exactTraffic(entry),
      protocolMessages: record.protocolMessages,
    },
  };
}

function toRequest({ record, evidence }: LogEntry) {
  const url = record.url !== null && URL.canParse(record.url) ? record.url : NO_URL;
  return {
    method: 'GET',
    url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: evidence?.requestHeaders ?? [],
    queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
    headersSize: -1,
    bodySize: 0,
    ...(url === NO_URL && record.url !== null ? { comment: record.url } : {}),
  };
}

function toResponse({ record, evidence }: LogEntry) {
  const headers = evidence?.responseHeaders ?? [];
  return {
    ...statusOf(record, evidence),
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers,
    content: { size: 0, mimeType: 'x-unknown' },
    redirectURL: headers.find(({ name }) => name.toLowerCase() === 'location')?.value ?? '',
    headersSize: -1,
    bodySize: -1,
    ...(evidence?.failure ? { _error: evidence.failure } : {}),
  };
}

/** The status that was seen. A socket that opened was answered with 101, whoever saw it (RFC 6455 §4.1); else 0. */
function statusOf(record: SocketRecord, evidence: LogEntry['evidence']): { status: number; statusText: string } {
  if (evidence?.status) return { status: evidence.status, statusText: evidence.statusText ?? '' };
  return record.openedAt === null ? { status: 0, statusText: '' } : { status: 101, statusText: 'Switching Protocols' };
}

/** In milliseconds; -1: does not apply. `wait` and `receive` take what the browser did not account for. */
function toTimings(entry: LogEntry, { handshakeMs, durationMs }: Annotation) {
  const known = handshakeTimings(entry) ?? {};
  const before = {
    blocked: known.blocked ?? -1,
    dns: known.dns ?? -1,
    connect: known.connect ?? -1,
    ssl: known.ssl ?? -1,
  };
  const send = Math.max(known.send ?? 0, 0);
  const { ssl: _, ...counted } = before;
  const spent = Object.values(counted).reduce((sum, ms) => sum + Math.max(ms, 0), send);
  const wait = Math.max(known.wait ?? handshakeMs - spent, 0);
  return { ...before, send, wait, receive: Math.max(durationMs - spent - wait, 0) };
}

function framesOf({ record, evidence }: LogEntry): CallFrame[] {
  return evidence?.initiator ?? parseStack(record.initiator);
}

/** Chrome counts from 0. */
function toChromeFrame({ functionName, url, line, column }: CallFrame) {
  return { functionName, scriptId: '', url, lineNumber: Math.max(line - 1, 0), columnNumber: Math.max(column - 1, 0) };
}

/** As Chrome's Network log has it. Messages themselves are never recorded. Seconds. */
function failureMessage({ record, evidence }: LogEntry) {
  return evidence?.failure ? [{ type: 'error', time: record.endedAt / 1000, opcode: -1, data: evidence.failure }] : [];
}

/**
 * HTTP Toolkit's member: what the Close frame said, or `'aborted'` where none came. 1005 is no code but the absence of
 * one. Left out where nothing is known. Its timestamp counts in seconds.
 */
function closeOf({ outcome, endedAt }: SocketRecord) {
  if (outcome.kind !== 'closed') return {};
  if (outcome.code === 1006 || outcome.code === 1015) return { _webSocketClose: 'aborted' };
  const { code, reason } = outcome;
  return { _webSocketClose: { ...(code === 1005 ? {} : { code }), reason, timestamp: endedAt / 1000 } };
}

/** HAR has a place for the address alone. */
function serverAddress(address: string | null): { serverIPAddress?: string } {
  const [, v6, v4] =
    /^(?:\[?([0-9a-f:]*:[0-9a-f:.]*:[0-9a-f:.]*?)\]?(?:(?<=\]):\d+)?|(\d+(?:\.\d+){3})(?::\d+)?)$/i.exec(
      address ?? '',
    ) ?? [];
  const ip = v6 ?? v4;
  return ip ? { serverIPAddress: ip } : {};
}

function commentOf({ record: { outcome } }: LogEntry, { codeLabel, name }: Annotation): string {
  const said = outcome.kind === 'constructor-threw' ? `: ${outcome.message}` : '';
  return `${codeLabel} ${name}${said}`;
}

/**
 * HAR 1.2 for Chrome's Network panel, Firefox, HTTP Toolkit and whatever else reads it; see docs/formats/har.md.
 * Members that begin with an underscore are outside of the specification, as it asks for them to be named.
 */
export const har: ExportFormat = {
  id: 'har',
  extension: 'har',
  mediaType: 'application/json',
  *write(entries, context) {
    const { filter, redaction, exportedAt } = fileHead(context);
    const head = JSON.stringify({
      log: {
        version: '1.2',
        creator: { name: context.generator.name, version: context.generator.version },
        pages: [],
        _hangup: { exportedAt, filter, redaction },
        entries: [],
      },
    });
    yield head.slice(0, -']}}'.length);
    let separator = '\n';
    for (const entry of entries) {
      yield separator + JSON.stringify(toHarEntry(entry, context.annotate(entry)));
      separator = ',\n';
    }
    yield '\n]}}\n';
  },
};

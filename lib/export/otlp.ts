import type { Annotation } from '../analysis/annotation';
import { classify } from '../analysis/classify';
import { schemeUpgrade } from '../analysis/upgrade';
import type { LogEntry } from '../model/entry';
import { exactTraffic, usualGap } from '../model/exact-traffic';
import { escapeSurrogates } from './csv-cell';
import { type ExportContext, type ExportFormat, isoMicros, protocolMessagesJson } from './format';
import { fileHead } from './json';

/** Entries of one line; each line is a request that a Collector takes at once. */
const BATCH = 500;

/**
 * OpenTelemetry logs in OTLP/JSON, one `ExportLogsServiceRequest` a line, as the Collector's `otlpjsonfile` receiver
 * reads them; each line is also a body for `POST /v1/logs`. See docs/formats/otlp.md.
 */
export const otlp: ExportFormat = {
  id: 'otlp',
  extension: 'otlp.jsonl',
  mediaType: 'application/x-ndjson',
  *write(entries, context) {
    let batch: LogEntry[] = [];
    for (const entry of entries) {
      batch.push(entry);
      if (batch.length < BATCH) continue;
      yield toLine(batch, context);
      batch = [];
    }
    if (batch.length > 0) yield toLine(batch, context);
  },
};

function toLine(entries: readonly LogEntry[], context: ExportContext): string {
  return `${JSON.stringify(toRequest(entries, context))}\n`;
}

/**
 * An `ExportLogsServiceRequest` of these entries.
 *
 * @param resource further attributes of the resource; they take the place of ours of the same name
 */
export function toRequest(
  entries: readonly LogEntry[],
  context: Omit<ExportContext, 'explain'>,
  resource: OtlpAttribute[] = [],
) {
  const { filter, redaction } = fileHead(context);
  const given = new Set(resource.map(({ key }) => key));
  const text = (key: string, value: string | null): OtlpAttribute[] =>
    value === null || given.has(key) ? [] : [{ key, value: { stringValue: escapeSurrogates(value) } }];
  return {
    resourceLogs: [
      {
        resource: {
          attributes: [
            ...text('service.name', 'hangup'),
            ...text('service.version', context.generator.version),
            ...text('hangup.filter', filter),
            ...text('hangup.redaction', redaction ? redaction.rules.join(' ') : null),
            ...resource,
          ],
        },
        scopeLogs: [
          {
            scope: { name: context.generator.name, version: context.generator.version },
            logRecords: entries.map((entry) => toLogRecord(entry, context.annotate(entry))),
          },
        ],
      },
    ],
  };
}

/** A value of OpenTelemetry's `AnyValue` as OTLP/JSON writes it: 64-bit integers are text. */
export type OtlpValue =
  | { stringValue: string }
  | { intValue: string }
  | { doubleValue: number }
  | { boolValue: boolean };

export interface OtlpAttribute {
  key: string;
  value: OtlpValue;
}

/** `SeverityNumber` of OpenTelemetry's log data model. */
const SEVERITY = { INFO: 9, WARN: 13, ERROR: 17 } as const;

/** One end as a log record of OTLP: semantic conventions where there are such, else attributes under `hangup.`. */
function toLogRecord(entry: LogEntry, annotation: Annotation) {
  const { record } = entry;
  const severityText = severityOf(entry);
  return {
    timeUnixNano: nanoseconds(record.endedAt),
    observedTimeUnixNano: nanoseconds(entry.receivedAt),
    severityNumber: SEVERITY[severityText],
    severityText,
    eventName: 'hangup.websocket.end',
    body: { stringValue: wellFormed(`${annotation.codeLabel} ${annotation.name}`) },
    attributes: attributesOf(entry, annotation, severityText),
  };
}

/** `INFO`: nothing unexpected; see docs/formats/otlp.md. */
export function severityOf(entry: LogEntry): keyof typeof SEVERITY {
  const { outcome } = entry.record;
  const { handshake, isAbnormal } = classify(entry);
  if (outcome.kind === 'unseen') return handshake.summary !== null ? 'ERROR' : 'INFO';
  if (!isAbnormal) return 'INFO';
  return outcome.kind === 'closed' && outcome.wasClean ? 'WARN' : 'ERROR';
}

/** Of one version of one socket's record: the same wherever and however often it is written. */
export function eventId({ record }: LogEntry): string {
  return `${record.key}@${record.revision}`;
}

type Plain = string | number | boolean | null | undefined;

function attributesOf(entry: LogEntry, annotation: Annotation, severity: string): OtlpAttribute[] {
  const { record, source, evidence } = entry;
  const { outcome, closeCall } = record;
  const traffic = exactTraffic(entry);
  const url = parseUrl(record.url);
  const close = outcome.kind === 'closed' ? outcome : null;
  const thrown = outcome.kind === 'constructor-threw' ? outcome : null;
  const [peer, peerPort] = splitAddress(evidence?.serverAddress ?? '');
  return attributes({
    'log.record.uid': eventId(entry),
    'url.full': record.url,
    'url.scheme': url?.protocol.slice(0, -1),
    'url.path': url?.pathname,
    'url.query': url?.search.slice(1) || null,
    'server.address': url?.hostname || null,
    'server.port': url && portOf(url),
    'network.peer.address': peer,
    'network.peer.port': peerPort,
    'network.protocol.name': 'websocket',
    'http.response.status_code': annotation.status,
    'error.type': severity === 'INFO' ? null : errorType(entry, annotation),
    'exception.type': thrown?.name,
    'exception.message': thrown?.message,
    'exception.stacktrace': thrown && record.initiator,
    'hangup.outcome': outcome.kind,
    'hangup.code': annotation.code,
    'hangup.name': annotation.name,
    'hangup.application': annotation.application,
    'hangup.category': annotation.category,
    'hangup.reason': annotation.reason || close?.reason,
    'hangup.was_clean': close?.wasClean,
    'hangup.closed_by': annotation.closedBy,
    'hangup.phase': annotation.phase,
    'hangup.failure': evidence?.failure,
    'hangup.duration_ms': annotation.durationMs,
    'hangup.handshake_ms': annotation.handshakeMs,
    'hangup.open_ms': annotation.openMs,
    'hangup.silent_ms': annotation.silentMs,
    'hangup.http_equivalent.status': annotation.http.kind === 'itself' ? null : annotation.http.status,
    'hangup.http_equivalent.kind': annotation.http.kind,
    'hangup.subprotocol': record.protocol || null,
    'hangup.extensions': record.extensions || null,
    'hangup.api': record.api,
    'hangup.initiator': record.initiator,
    'hangup.close_call.code': closeCall?.code,
    'hangup.close_call.reason': closeCall?.reason,
    'hangup.close_call.stack': closeCall?.stack,
    'hangup.sent.messages': traffic?.sent.messages,
    'hangup.sent.bytes': traffic?.sent.bytes,
    'hangup.sent.first_at': traffic && isoOrNull(traffic.sent.firstAt),
    'hangup.sent.last_at': traffic && isoOrNull(traffic.sent.lastAt),
    'hangup.sent.max_buffered_amount': traffic?.sent.maxBufferedAmount,
    'hangup.sent.discarded': traffic?.sent.discarded,
    'hangup.received.messages': traffic?.received.messages,
    'hangup.received.binary_bytes': traffic?.received.binaryBytes,
    'hangup.received.text_length': traffic?.received.textLength,
    'hangup.received.first_at': traffic && isoOrNull(traffic.received.firstAt),
    'hangup.received.last_at': traffic && isoOrNull(traffic.received.lastAt),
    'hangup.received.longest_silence_ms': traffic?.received.longestSilence,
    'hangup.received.usual_gap_ms': traffic && usualGap(traffic.received),
    'hangup.received.approximate': traffic?.received.approximate,
    'hangup.protocol_messages': protocolMessagesJson(record),
    'hangup.requested_url': record.requestedUrl,
    'hangup.upgraded_by': schemeUpgrade(entry),
    'hangup.buffered_amount': record.bufferedAmount,
    'hangup.document.url': record.document.url,
    'hangup.frame.url': source.frameUrl,
    'hangup.frame.top': record.document.top,
    'hangup.visibility': record.visibility,
    'hangup.online': record.online,
    'hangup.engine': source.engine,
  });
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : isoMicros(at);
}

/** What kind of error it was, in few different values: the close code, the status, the network error, the exception. */
function errorType(entry: LogEntry, { status, code }: Annotation): string {
  const { outcome } = entry.record;
  if (outcome.kind === 'closed') return String(code);
  if (outcome.kind === 'constructor-threw') return outcome.name;
  if (outcome.kind === 'blocked') return 'blocked';
  if (status !== null && status !== 101) return String(status);
  return classify(entry).handshake.error ?? outcome.kind;
}

function attributes(values: Record<string, Plain>): OtlpAttribute[] {
  return Object.entries(values).flatMap(([key, value]) =>
    value === null || value === undefined ? [] : [{ key, value: toValue(value) }],
  );
}

export function toValue(value: string | number | boolean): OtlpValue {
  if (typeof value === 'string') return { stringValue: wellFormed(value) };
  if (typeof value === 'boolean') return { boolValue: value };
  return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}

/** Protocol Buffers hold UTF-8 and refuse lone surrogates, even when they come as JSON. */
const wellFormed = escapeSurrogates;

/** Epoch milliseconds as `fixed64` nanoseconds, which OTLP/JSON writes as text. */
export function nanoseconds(at: number): string {
  const whole = Math.floor(at);
  return String(BigInt(whole) * 1_000_000n + BigInt(Math.floor((at - whole) * 1e6)));
}

function parseUrl(url: string | null): URL | null {
  return url !== null && URL.canParse(url) ? new URL(url) : null;
}

function portOf({ port, protocol }: URL): number | null {
  if (port) return Number(port);
  return protocol === 'wss:' ? 443 : protocol === 'ws:' ? 80 : null;
}

function splitAddress(address: string): [string | null, number | null] {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(address) ?? [];
  const host = bracketed ?? plain ?? (address || null);
  return [host, port ? Number(port) : null];
}
